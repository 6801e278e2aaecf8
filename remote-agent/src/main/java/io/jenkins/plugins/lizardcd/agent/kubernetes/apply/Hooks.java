package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the hooks of an apply, one after another. What each does is acts of its own in the journal. */
final class Hooks {

    private static final String OPERATION = "lizardcd.io/operation";
    private static final Duration RECHECK = Duration.ofSeconds(1);

    private final Run run;
    private final Cluster cluster;
    private final boolean failFast;

    Hooks(Run run, boolean failFast) {
        this.run = run;
        this.cluster = run.cluster();
        this.failFast = failFast;
    }

    /**
     * How it stands.
     *
     * @param await when to look again; null when there is nothing to wait for
     * @param failure of a hook; null when none failed
     */
    record Outcome(Progress await, Failure failure) {

        private static final Outcome DONE = new Outcome(null, null);

        boolean done() {
            return await == null && failure == null;
        }
    }

    /** The Job of that name from before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Old(String uid, Failure failure) {}

    /** The Job of this operation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Made(String uid, Instant since, Failure failure) {}

    /** That the Job has ended. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Ended(Failure failure) {}

    /** Whether a Job was deleted that still ran. */
    record Stopped(boolean now) {}

    /** Does what is due of all hooks of a phase. */
    Outcome run(Hook.Phase phase, List<ManifestObject> hooks) throws Exception {
        for (ManifestObject hook : hooks) {
            if (hook.hook().phases().contains(phase)) {
                Outcome outcome = run(phase, hook);
                if (!outcome.done()) {
                    return outcome;
                }
            }
        }
        return Outcome.DONE;
    }

    /**
     * Stops what this operation began before it failed: a Job that still runs would go on behind the back of whatever
     * comes next. Those that have ended stay, to be looked at; so do those of anybody else.
     */
    void stop(List<ManifestObject> hooks) throws Exception {
        for (ManifestObject hook : hooks) {
            for (Hook.Phase phase : List.of(Hook.Phase.PRE, Hook.Phase.POST)) {
                String step = step(phase, hook);
                Optional<Made> made = run.noted(step, Made.class).filter(m -> m.uid() != null);
                boolean well = run.noted(step + "/ended", Ended.class)
                        .filter(e -> e.failure() == null)
                        .isPresent();
                if (made.isPresent() && !well) {
                    stop(phase, hook, made.get());
                }
            }
        }
    }

    private void stop(Hook.Phase phase, ManifestObject hook, Made made) throws Exception {
        String step = step(phase, hook);
        Stopped stopped = run.act(step + "/stop", hook.ref(), Stopped.class, again -> {
            Optional<KubeObject> job = current(hook, made.uid());
            Optional<KubeObject> running = job.filter(j -> !ended(j) && !j.deleting());
            running.ifPresent(this::delete);
            return new Stopped(running.isPresent()
                    || again && job.map(KubeObject::deleting).orElse(true));
        });
        if (stopped.now()) {
            String message = phase.word() + " hook " + hook.ref() + " was stopped: it is deleted with its pods";
            run.tell(step, Level.WARNING, message, null);
        }
    }

    private static boolean ended(KubeObject job) {
        return job.isTrue("Complete") || job.isTrue("Failed");
    }

    private static String step(Hook.Phase phase, ManifestObject hook) {
        return "hook/" + phase.word() + "/" + hook.name();
    }

    private Outcome run(Hook.Phase phase, ManifestObject hook) throws Exception {
        String step = step(phase, hook);
        Optional<Ended> ended = run.noted(step + "/ended", Ended.class);
        if (ended.isEmpty()) {
            Outcome outcome = toItsEnd(phase, hook, step);
            if (outcome.await() != null) {
                return outcome;
            }
            ended = Optional.of(run.note(step + "/ended", Ended.class, () -> new Ended(outcome.failure())));
        }
        Failure failure = ended.get().failure();
        Hook.Deletion now = failure == null ? Hook.Deletion.SUCCEEDED : Hook.Deletion.FAILED;
        if (hook.hook().deletion().contains(now)) {
            Made made = run.noted(step, Made.class).orElse(new Made(null, null, null));
            run.act(step + "/delete", hook.ref(), Boolean.class, again -> {
                current(hook, made.uid()).ifPresent(this::delete);
                return true;
            });
        }
        return failure == null ? Outcome.DONE : new Outcome(null, failure);
    }

    private Outcome toItsEnd(Hook.Phase phase, ManifestObject hook, String step) throws Exception {
        Old old = run.act(step + "/clean", hook.ref(), Old.class, again -> clean(hook));
        if (old.failure() != null) {
            return new Outcome(null, old.failure());
        }
        if (current(hook, old.uid()).isPresent()) {
            run.tell(step, Level.INFO, hook.ref() + " of before is being deleted", null);
            return new Outcome(Progress.waitFor(hook.target(), RECHECK), null);
        }
        Made made = run.act(step, hook.ref(), Made.class, again -> make(phase, hook));
        if (made.failure() != null) {
            return new Outcome(null, made.failure());
        }
        run.tell(step, Level.INFO, phase.word() + " hook " + hook.ref() + " runs", null);
        if (phase == Hook.Phase.FAIL) {
            return watched(hook, made);
        }
        WaveHealth health = new WaveHealth(run, failFast);
        health.look(step, hook, new Expected(made.uid(), 0, null, 0, made.since()));
        if (health.failure() != null) {
            Failure why = health.failure();
            return new Outcome(
                    null, new Failure(why.type(), phase.word() + " hook " + why.message(), why.causes(), why.byHand()));
        }
        if (!health.healthy()) {
            return new Outcome(health.progress(), null);
        }
        run.tell(step, Level.INFO, phase.word() + " hook " + hook.ref() + " succeeded", null);
        return Outcome.DONE;
    }

    /** A hook that runs when the time of the operation may be over: only its own end counts. */
    private Outcome watched(ManifestObject hook, Made made) {
        Optional<KubeObject> job = current(hook, made.uid());
        JsonNode failed = job.map(j -> j.condition("Failed")).orElse(null);
        if (job.isEmpty() || failed != null && failed.path("status").asText().equals("True")) {
            String why = failed == null ? "it is gone" : failed.path("message").asText("");
            return new Outcome(
                    null, Failure.of(ProblemType.ROLLOUT_FAILED, "fail hook " + hook.ref() + " failed: " + why));
        }
        return job.get().isTrue("Complete")
                ? Outcome.DONE
                : new Outcome(Progress.waitFor(hook.target(), RECHECK), null);
    }

    private Old clean(ManifestObject hook) {
        Optional<KubeObject> found = cluster.find(hook.resource(), hook.name());
        if (found.isEmpty()) {
            return new Old(null, null);
        }
        KubeObject job = found.get();
        boolean ours = job.annotation(Manifests.SET).equals(Optional.of(hook.set()));
        boolean hooked = job.at("metadata", "annotations") instanceof ObjectNode annotations
                && Hook.of(annotations).isPresent();
        if (!ours && !hooked) {
            String message = hook.document() + " is a hook, but there is a " + hook.ref()
                    + " already that is none, of somebody else; give the hook another name, or delete that one";
            return new Old(null, Failure.of(ProblemType.CONFLICT, message));
        }
        delete(job);
        return new Old(job.uid(), null);
    }

    private Made make(Hook.Phase phase, ManifestObject hook) {
        ObjectNode job = hook.json().deepCopy();
        job.withObject("/metadata/annotations").put(OPERATION, run.id());
        try {
            KubeObject made = cluster.create(hook.resource(), job);
            return new Made(made.uid(), made.writtenAt().orElseGet(Instant::now), null);
        } catch (ConflictException e) {
            KubeObject there = cluster.get(hook.resource(), hook.name());
            if (there.annotation(OPERATION).equals(Optional.of(run.id()))) {
                // Made by us, in a process that did not live to note it.
                return new Made(there.uid(), there.createdAt().orElseGet(Instant::now), null);
            }
            String message = phase.word() + " hook " + hook.ref() + " was made by somebody else just now";
            return new Made(null, null, Failure.of(ProblemType.CONFLICT, message));
        } catch (ProblemException e) {
            String message = phase.word() + " hook, " + hook.document() + ", was refused: "
                    + e.problem().detail();
            return new Made(null, null, Failure.of(e.problem().type(), message));
        }
    }

    private Optional<KubeObject> current(ManifestObject hook, String uid) {
        return uid == null
                ? Optional.empty()
                : cluster.find(hook.resource(), hook.name()).filter(o -> o.uid().equals(uid));
    }

    private void delete(KubeObject job) {
        Deletion.delete(cluster, cluster.resource(job.text("apiVersion"), job.kind()), job, "Background");
    }
}
