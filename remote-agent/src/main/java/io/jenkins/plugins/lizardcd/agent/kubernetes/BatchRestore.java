package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way back of a batch that failed: what was done is restored, the last first. */
final class BatchRestore {

    /** Note with the index of the operation that failed. */
    static final String FROM = "failed-at";

    private static final String RESTORED = "restored";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Run run;
    private final Batch spec;

    BatchRestore(Run run, Batch spec) {
        this.run = run;
        this.spec = spec;
    }

    /**
     * How the way back of one operation ended.
     *
     * @param verified whether the workload is as it was; true also when there was nothing to do
     * @param message null when there is nothing to say
     */
    record Restored(boolean verified, String message) {}

    Progress advance() throws Exception {
        Failing failing = run.noted(Failing.NOTE, Failing.class).orElseThrow();
        if (!failing.restore()) {
            return new Progress.Failed(failing.phase(), failing.failure());
        }
        int from = run.note(FROM, Integer.class, () -> spec.operations().size() - 1);
        List<String> messages = new ArrayList<>();
        boolean verified = true;
        for (int i = from; i >= 0; i--) {
            Optional<Progress> waits = restore(i);
            if (waits.isPresent()) {
                return waits.get();
            }
            Restored restored =
                    new SubRun(run, i).noted(RESTORED, Restored.class).orElseThrow();
            verified &= restored.verified();
            if (restored.message() != null) {
                messages.add(restored.message());
            }
        }
        Failure failure = failing.failure();
        String told = failure.message() + (messages.isEmpty() ? "" : ". " + String.join(". ", messages));
        Failure whole = new Failure(failure.type(), told, failure.causes(), failure.byHand());
        return new Progress.Failed(verified ? Phase.ROLLED_BACK : failing.phase(), whole);
    }

    private Optional<Progress> restore(int index) throws Exception {
        SubRun sub = new SubRun(run, index);
        if (sub.noted(RESTORED, Restored.class).isPresent()) {
            return Optional.empty();
        }
        WorkloadOperation operation = spec.operations().get(index);
        Optional<Written> written = sub.noted(Written.ACT, Written.class);
        Optional<Snapshot> snapshot = sub.noted(Snapshot.NOTE, Snapshot.class);
        if (written.isEmpty() || snapshot.isEmpty()) {
            // A job that ran has no way back; all else has written nothing.
            String job = written.isPresent() ? BatchHandler.name(operation) + " has run and is not undone" : null;
            sub.note(RESTORED, Restored.class, () -> new Restored(job == null, job));
            return Optional.empty();
        }
        Instant until =
                sub.note("restore-until", Instant.class, () -> Instant.now().plus(LIMIT));
        run.puttingBack(until);
        Restore.Step step = new Restore(sub, snapshot.get(), written.get()).advance(until);
        if (step instanceof Restore.Waiting waiting) {
            return Optional.of(waiting.progress());
        }
        Restore.Ended ended = (Restore.Ended) step;
        String message = snapshot.get().workload() + ": " + ended.message();
        sub.note(RESTORED, Restored.class, () -> new Restored(ended.verified(), message));
        run.tell("batch-restore/" + index, Level.INFO, message, null);
        return Optional.empty();
    }
}
