package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.operation.Replica.Incarnation;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.List;
import java.util.Optional;

/** How an operation comes to its locks: at once, or it waits, fails or supersedes as its request says. */
final class Turn {

    private final NamespaceEngine engine;
    private final EngineRun run;
    private final Incarnation life;

    Turn(NamespaceEngine engine, EngineRun run, Incarnation life) {
        this.engine = engine;
        this.run = run;
        this.life = life;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** The locks are ours. */
    record Got() implements Outcome {}

    /** Others have them; look again. */
    record Waits() implements Outcome {}

    /** It ends without having begun. */
    record Ended(Phase phase, Failure failure) implements Outcome {}

    /** Takes all locks of the operation, or none. */
    Outcome take() throws Exception {
        Optional<Ended> ended = run.record().state().startedAt() == null ? endedBeforeStart() : Optional.empty();
        if (ended.isPresent()) {
            return ended.get();
        }
        OperationRecord record = withAllTargets(run.record().request().spec());
        TargetLocks.Holder me = new TargetLocks.Holder(life.identity(), record.id());
        Optional<String> other = engine.before(record);
        boolean early = other.isEmpty()
                && engine.earlyLock(record.id()).map(e -> e.takenBy(me)).orElse(false);
        if (other.isEmpty() && !early) {
            other = engine.locks().acquire(TargetLocks.needed(record), me).map(TargetLocks.Holder::operation);
        }
        if (other.isEmpty()) {
            return new Got();
        }
        giveBackEarly();
        return standInLine(record, other.get());
    }

    private Optional<Ended> endedBeforeStart() {
        OperationRecord record = run.record();
        Optional<CancelRequest> cancel = run.cancel();
        if (cancel.isPresent()) {
            String message = record.what() + " was cancelled before it began: "
                    + cancel.get().reason();
            return Optional.of(new Ended(Phase.CANCELLED, Failure.of(ProblemType.CANCELLED, message)));
        }
        if (run.expired()) {
            String message = record.what() + " waited " + record.request().timeout()
                    + " for its turn and did not begin; nothing was changed. Raise the timeout, or use lock: supersede";
            return Optional.of(new Ended(Phase.FAILED, Failure.of(ProblemType.TIMEOUT, message)));
        }
        return Optional.empty();
    }

    /** The record with what the operation locks: which workloads that are only its handler may know. */
    private <S extends OperationSpec> OperationRecord withAllTargets(S spec) throws Exception {
        if (run.record().state().startedAt() == null && run.record().state().targets() == null) {
            List<String> all = engine.handlers().of(spec).targets(spec, run);
            if (!all.equals(spec.targets())) {
                giveBackEarly();
                run.locking(all);
            }
        }
        return run.record();
    }

    private Outcome standInLine(OperationRecord record, String other) {
        String targets = String.join(", ", record.targets());
        switch (record.request().lock()) {
            case FAIL -> {
                String message = record.what() + " was refused: operation " + other + " runs on " + targets
                        + ". Nothing was changed. Wait for it, or use lock: queue or supersede";
                return new Ended(Phase.FAILED, Failure.of(ProblemType.TARGET_LOCKED, message));
            }
            case SUPERSEDE -> {
                run.queued("supersedes operation " + other + " on " + targets);
                engine.supersede(other, record);
            }
            default -> run.queued("waits for operation " + other + " on " + targets);
        }
        return new Waits();
    }

    private void giveBackEarly() {
        engine.earlyLock(run.id()).ifPresent(EarlyLock::giveBack);
    }
}
