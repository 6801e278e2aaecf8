package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a Job anew with other images: a Job's template cannot be changed, so it is deleted and created again. Nothing is
 * restored on failure, as what a Job has done cannot be undone.
 */
final class JobRecreation {

    private static final String JOB = "job";
    private static final String DELETE = "delete";
    private static final Duration RECHECK = Duration.ofSeconds(2);

    private final Run run;
    private final SetImage spec;
    private final Workload workload;

    JobRecreation(Run run, SetImage spec) {
        this.run = run;
        this.spec = spec;
        this.workload = spec.workload();
    }

    /**
     * The Job before, and what is changed.
     *
     * @param manifest the whole object
     * @param changes empty when the images are the same and it is not run again
     */
    record Before(ObjectNode manifest, List<Change> changes) {}

    Progress advance() throws Exception {
        if (run.noted(JOB, Before.class).isEmpty()) {
            if (run.cancel().isPresent() || run.expired()) {
                return ended("was not changed");
            }
            plan();
        }
        Before before = run.noted(JOB, Before.class).orElseThrow();
        KubeObject old = new KubeObject(before.manifest());
        Snapshot snapshot = Snapshot.of(workload, old, 0);
        if (run.dryRun()) {
            ObjectNode trial = Jobs.again(old, images(old), run, spec.changeCause());
            trial.withObject("/metadata").put("name", old.name() + "-plan");
            run.cluster().planning().create(ApiResource.JOBS, trial);
            return Progress.done(new Result(Outcome.PLANNED, before.changes(), Values.of(snapshot, null, 0)));
        }
        if (before.changes().isEmpty()) {
            run.tell("plan", Level.INFO, workload + " has these images already: it is not run again", null);
            return watch(snapshot, Written.found(old), Outcome.UNCHANGED, List.of());
        }
        if (run.noted(Written.ACT, Written.class).isEmpty()) {
            run.act(DELETE, old.uid(), Boolean.class, again -> delete(old));
            Optional<KubeObject> present = run.cluster().find(ApiResource.JOBS, workload.name());
            if (present.isPresent() && present.get().uid().equals(old.uid())) {
                run.tell("delete", Level.INFO, workload + " is deleted, to be created with the new image", null);
                return Progress.waitFor(workload.toString(), RECHECK);
            }
        }
        Written written = run.act(Written.ACT, before.changes(), Written.class, again -> create(old));
        before.changes()
                .forEach(c -> run.tell(
                        "change/" + c.field(),
                        Level.INFO,
                        c.object() + ": " + c.field() + " " + c.from() + " -> " + c.to() + " (created anew)",
                        new EventData.Changed(c)));
        return watch(snapshot, written, Outcome.SUCCEEDED, before.changes());
    }

    private void plan() throws Exception {
        if (spec.rollbackOnFailure()) {
            throw Problems.unprocessable(
                    workload + " cannot be rolled back: what a job has done stays done; set rollbackOnFailure: false");
        }
        if (spec.progressDeadline() != null) {
            throw Problems.unprocessable(workload + " has no progress deadline; use the timeout of the operation");
        }
        KubeObject job = run.cluster().get(workload);
        Map<String, String> now = PodTemplate.images(PodTemplate.of(job));
        List<Change> changes = new ArrayList<>();
        images(job).forEach((container, image) -> {
            if (!image.equals(now.get(container))) {
                changes.add(new Change(job.ref(), "image of " + container, now.get(container), image));
            }
        });
        if (changes.isEmpty() && !spec.ifChanged()) {
            changes.add(new Change(job.ref(), "run", job.uid(), "again"));
        }
        ObjectNode manifest = job.json().deepCopy();
        manifest.withObject("/metadata").remove("managedFields");
        run.note(JOB, Before.class, () -> new Before(manifest, changes));
    }

    private Map<String, String> images(KubeObject job) {
        return ImageEdit.wanted(workload, PodTemplate.of(job), spec.images());
    }

    private Boolean delete(KubeObject old) {
        try {
            // Foreground: its pods are gone before the Job is, so that old and new never run side by side.
            run.cluster().delete(ApiResource.JOBS, old, "Foreground");
            return true;
        } catch (ProblemException e) {
            if (e.problem().type() == ProblemType.NOT_FOUND) {
                return false;
            }
            throw e;
        } catch (ConflictException e) {
            return false;
        }
    }

    private Written create(KubeObject old) {
        try {
            return Written.of(
                    run.cluster().create(ApiResource.JOBS, Jobs.again(old, images(old), run, spec.changeCause())));
        } catch (ConflictException e) {
            KubeObject present = run.cluster().get(workload);
            if (present.annotation(Audit.OPERATION).orElse("").equals(run.id())) {
                return Written.of(present);
            }
            throw Problems.conflict(workload + " was created by somebody else meanwhile; nothing more was done");
        }
    }

    private Progress watch(Snapshot snapshot, Written written, Outcome outcome, List<Change> changes) throws Exception {
        if (run.cancel().isPresent()) {
            return ended("runs on");
        }
        if (!spec.await()) {
            return Progress.done(new Result(outcome, changes, Values.of(snapshot, null, 0)));
        }
        Watching.Look look = new Watching(run, workload, written.expectedOfAnyTemplate(), spec.failFast()).look();
        if (look instanceof Watching.Waits waits) {
            return waits.progress();
        }
        if (look instanceof Watching.Runs runs) {
            return Progress.done(new Result(outcome, changes, Values.of(snapshot, runs.workload(), 0)));
        }
        Watching.Fails fails = (Watching.Fails) look;
        List<Cause> causes = fails.causes();
        causes.forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
        String why =
                causes.isEmpty() ? fails.verdict().message() : causes.get(0).message();
        String byHand = "kubectl -n " + run.namespace() + " logs " + workload;
        return Progress.failed(new Failure(fails.type(), workload + " failed: " + why, causes, byHand));
    }

    private Progress ended(String how) {
        Optional<CancelRequest> cancel = run.cancel();
        return cancel.isPresent()
                ? new Progress.Failed(
                        Phase.CANCELLED,
                        Failure.of(
                                ProblemType.CANCELLED,
                                workload + " " + how + ": cancelled ("
                                        + cancel.get().reason() + ")"))
                : Progress.failed(Failure.of(ProblemType.TIMEOUT, workload + " " + how + ": the time ran out"));
    }
}
