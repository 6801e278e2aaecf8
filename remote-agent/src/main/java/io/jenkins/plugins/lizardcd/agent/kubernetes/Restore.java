package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts a workload back to its snapshot and verifies that it runs again. What somebody else has changed since is left
 * alone.
 */
final class Restore {

    private static final String ACT = "restore";
    private static final int TRIES = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Run run;
    private final Snapshot snapshot;
    private final Written written;
    private final ApiResource resource;

    Restore(Run run, Snapshot snapshot, Written written) {
        this.run = run;
        this.snapshot = snapshot;
        this.written = written;
        this.resource = run.cluster().resource(snapshot.workload().kind());
    }

    /** How far it is. */
    sealed interface Step {}

    /**
     * To be gone on with later.
     *
     * @param progress when
     */
    record Waiting(Progress progress) implements Step {}

    /**
     * Finished.
     *
     * @param verified whether the workload runs as the snapshot says
     * @param message a sentence
     */
    record Ended(boolean verified, String message) implements Step {}

    /**
     * The outcome of the write.
     *
     * @param refused why nothing was written; null when it was, or there was nothing to write
     * @param expected which state to wait for
     */
    record Restored(String refused, Expected expected) {}

    /**
     * Goes on.
     *
     * @param until when to give up waiting
     */
    Step advance(Instant until) throws Exception {
        Restored restored;
        try {
            restored = run.act(ACT, snapshot.digest(), Restored.class, again -> write());
            if (restored.refused() != null) {
                return new Ended(false, "Not rolled back: " + restored.refused());
            }
            run.tell("restore", Level.INFO, "restoring " + target(), null);
            return await(restored.expected(), until);
        } catch (ProblemException e) {
            return new Ended(false, "The rollback failed: " + e.problem().detail());
        }
    }

    private Restored write() {
        for (int i = 0; i < TRIES; i++) {
            Optional<KubeObject> found =
                    run.cluster().find(resource, snapshot.workload().name());
            if (found.isEmpty() || !found.get().uid().equals(snapshot.uid())) {
                return new Restored(snapshot.workload() + " is not there any more", null);
            }
            KubeObject current = found.get();
            Optional<String> foreign = foreign(current);
            if (foreign.isPresent()) {
                return new Restored(foreign.get(), null);
            }
            ArrayNode operations = operations(current);
            if (operations.isEmpty()) {
                return new Restored(null, expected(current));
            }
            try {
                return new Restored(null, expected(run.cluster().patch(resource, current, operations)));
            } catch (ConflictException e) {
                // Most often its controller wrote the status; look again.
            }
        }
        throw new RetryableException(
                snapshot.workload() + " changed " + TRIES + " times while it was being restored", null);
    }

    private static Expected expected(KubeObject object) {
        return Written.of(object).expected();
    }

    private Optional<String> foreign(KubeObject current) {
        String digest = PodTemplate.digest(current);
        boolean template = !digest.equals(written.digest()) && !digest.equals(snapshot.digest());
        int replicas = current.number("spec", "replicas");
        boolean scaled = !Objects.equals(written.replicas(), snapshot.replicas())
                && replicas != written.replicas()
                && replicas != snapshot.replicas();
        return template || scaled
                ? Optional.of(snapshot.workload() + " was changed by somebody else meanwhile, and that is left alone")
                : Optional.empty();
    }

    private ArrayNode operations(KubeObject current) {
        ArrayNode operations = JsonNodeFactory.instance.arrayNode();
        if (!PodTemplate.digest(current).equals(snapshot.digest())) {
            String path = "/" + String.join("/", PodTemplate.path(current.kind()));
            add(operations, "replace", path, snapshot.template());
            String cause = "/metadata/annotations/" + Audit.CHANGE_CAUSE.replace("/", "~1");
            if (snapshot.changeCause() != null) {
                add(operations, "add", cause, JsonNodeFactory.instance.textNode(snapshot.changeCause()));
            } else if (current.annotation(Audit.CHANGE_CAUSE).isPresent()) {
                operations.addObject().put("op", "remove").put("path", cause);
            }
        }
        boolean scaled = !Objects.equals(written.replicas(), snapshot.replicas());
        if (scaled && snapshot.replicas() != current.number("spec", "replicas")) {
            add(operations, "add", "/spec/replicas", JsonNodeFactory.instance.numberNode(snapshot.replicas()));
        }
        boolean paused = current.at("spec", "paused").asBoolean();
        if (written.paused() != snapshot.paused() && paused != snapshot.paused()) {
            add(operations, "add", "/spec/paused", JsonNodeFactory.instance.booleanNode(snapshot.paused()));
        }
        return operations;
    }

    private static void add(ArrayNode operations, String op, String path, JsonNode value) {
        operations.addObject().put("op", op).put("path", path).set("value", value);
    }

    private Step await(Expected expected, Instant until) throws Exception {
        if (snapshot.workload().kind() == WorkloadKind.CRONJOB || snapshot.paused()) {
            return new Ended(true, "Rolled back to " + target());
        }
        Observer observer = new Observer(run.cluster(), snapshot.workload());
        String ref = snapshot.workload().toString();
        Verdict verdict = observer.watched(expected.generation())
                .map(w -> Verdicts.of(ref, w, expected))
                .filter(v -> v.health() == Health.PROGRESSING)
                .orElse(null);
        boolean late = !Instant.now().isBefore(until);
        if (verdict == null || verdict.stuck() || late) {
            World world = observer.live();
            verdict = Verdicts.of(ref, world, expected);
            if (snapshot.workload().kind() == WorkloadKind.STATEFULSET) {
                new StuckPods(run).delete(world, expected);
            }
        }
        run.tell("restore-progress", Level.INFO, "restored: " + verdict.message(), null);
        if (verdict.health() == Health.HEALTHY) {
            int ready = verdict.counts().ready();
            return new Ended(
                    true,
                    "Rolled back to " + target() + "; verified " + ready + "/"
                            + verdict.counts().desired() + " ready");
        }
        boolean hopeless = verdict.ended() || verdict.stuck() && Instant.now().isAfter(patience(expected));
        if (hopeless || late) {
            String why = verdict.causes().isEmpty()
                    ? verdict.message()
                    : verdict.causes().get(0).message();
            return new Ended(false, "Restored " + target() + ", but it does not run: " + why);
        }
        return new Waiting(Progress.waitFor(ref, shorter(verdict.recheck())));
    }

    private static Instant patience(Expected expected) {
        return (expected.since() == null ? Instant.EPOCH : expected.since()).plus(PATIENCE);
    }

    private static Duration shorter(Duration recheck) {
        Duration limit = Duration.ofSeconds(5);
        return recheck.compareTo(limit) < 0 ? recheck : limit;
    }

    /** {@code revision 13 (repo/web:1.4)}. */
    private String target() {
        boolean scale = written.digest().equals(snapshot.digest());
        if (scale && snapshot.replicas() != null) {
            return snapshot.replicas() + " replicas";
        }
        return snapshot.revision() > 0
                ? "revision " + snapshot.revision() + " (" + snapshot.describeImages() + ")"
                : snapshot.describeImages();
    }
}
