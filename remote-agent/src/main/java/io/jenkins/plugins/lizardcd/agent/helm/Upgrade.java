package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One upgrade: unlock what a dead operation left, plan, upgrade, and when that fails collect the reasons and go back.
 * An upgrade that was lost with an agent is begun again, on a release that is not pending any more.
 */
final class Upgrade {

    private static final int TOLD_OBJECTS = 20;
    private static final String RESTORE_TIMEOUT = "5m";
    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(6);

    private final HelmUpgrade spec;
    private final Run run;
    private final HelmRun helm;

    Upgrade(HelmUpgrade spec, Run run) {
        this.spec = spec;
        this.run = run;
        this.helm = new HelmRun(run, spec.release());
    }

    /**
     * How the plan ended.
     *
     * @param exit exit code of helm
     * @param error helm's reason when it failed
     * @param changes objects that change
     */
    record Plan(int exit, String error, List<Change> changes) {}

    /**
     * How helm ended.
     *
     * @param exit exit code of helm
     * @param error helm's reason when it failed
     */
    record End(int exit, String error) {}

    Progress advance() throws Exception {
        Before before = helm.before();
        if (!run.dryRun()) {
            helm.recover(before, spec.recoverPending());
        }
        List<Change> changes = List.of();
        if (run.dryRun() || spec.diff()) {
            Optional<Optional<Plan>> plan = helm.process(
                    "plan", Plan.class, () -> UpgradeCall.plan(spec, run.cluster()), ended -> plan(before, ended));
            if (plan.isEmpty()) {
                return helm.waits();
            }
            if (plan.get().isPresent() && plan.get().get().exit() != 0) {
                return planFailed(plan.get().get());
            }
            changes = plan.get().map(Plan::changes).orElse(List.of());
            if (run.dryRun()) {
                return Progress.done(new Result(Outcome.PLANNED, changes, Map.of("release", spec.release())));
            }
            tell(changes);
        }
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            if (attempt > 1 && (run.cancel().isPresent() || run.expired())) {
                return failed(before, new End(-1, "the agent ended before helm did"));
            }
            Optional<Optional<End>> end = helm.process(
                    "upgrade/" + attempt,
                    End.class,
                    () -> UpgradeCall.upgrade(spec, run.cluster(), run.id(), helm.timeout()),
                    Upgrade::end);
            if (end.isEmpty()) {
                run.tell("helm", Level.INFO, "helm upgrades release/" + spec.release(), null);
                if (spec.await() && spec.failFast()) {
                    helm.failFast("upgrade/" + attempt, before);
                }
                return helm.waits();
            }
            if (end.get().isPresent()) {
                End known = end.get().get();
                return known.exit() == 0 ? succeeded(before, changes) : failed(before, known);
            }
            run.tell(
                    "lost/" + attempt,
                    Level.WARNING,
                    "the agent ended before helm did; looks what helm has done",
                    null);
            boolean done = run.note("lost/" + attempt, Boolean.class, () -> deployed(before));
            if (done) {
                return succeeded(before, changes);
            }
            helm.settle();
        }
        return failed(before, new End(-1, "the agent ended " + HelmRun.ATTEMPTS + " times before helm did"));
    }

    private boolean deployed(Before before) {
        return helm.releases()
                .latest()
                .filter(r -> r.revision() > before.revision() && r.status().equals("deployed"))
                .isPresent();
    }

    private Plan plan(Before before, Ended ended) {
        if (ended.exit() != 0) {
            return new Plan(ended.exit(), HelmMessage.of(ended), List.of());
        }
        String old = helm.releases().all().stream()
                .filter(r -> r.revision() == before.deployed())
                .findFirst()
                .map(Release::manifest)
                .orElse("");
        // Warnings of the API server may stand before the JSON.
        int json = ended.output().indexOf('{');
        String manifest = json < 0
                ? ""
                : Json.read(ended.output().substring(json), Map.class)
                        .getOrDefault("manifest", "")
                        .toString();
        return new Plan(0, null, Manifests.diff(old, manifest));
    }

    private static End end(Ended ended) {
        return new End(ended.exit(), ended.exit() == 0 ? null : HelmMessage.of(ended));
    }

    private Progress planFailed(Plan plan) {
        if (run.cancel().isPresent()) {
            return new Progress.Failed(
                    Phase.CANCELLED,
                    Failure.of(ProblemType.CANCELLED, "stopped before release/" + spec.release() + " was changed"));
        }
        ProblemType type = run.expired() ? ProblemType.TIMEOUT : ProblemType.UNPROCESSABLE;
        return Progress.failed(Failure.of(type, Refusal.ofPlan(spec.release(), plan.error())));
    }

    private void tell(List<Change> changes) {
        for (Change change : changes.subList(0, Math.min(TOLD_OBJECTS, changes.size()))) {
            String what = change.from() == null ? "creates " : change.to() == null ? "removes " : "changes ";
            run.tell("diff/" + change.object(), Level.INFO, what + change.object(), new EventData.Changed(change));
        }
        if (changes.size() > TOLD_OBJECTS) {
            run.tell("diff", Level.INFO, "and " + (changes.size() - TOLD_OBJECTS) + " objects more", null);
        }
        if (changes.isEmpty()) {
            run.tell("diff", Level.INFO, "no object changes", null);
        }
    }

    private Progress succeeded(Before before, List<Change> objects) {
        Release now = helm.releases().latest().orElseThrow();
        String from = before.deployed() == 0 ? null : "revision " + before.deployed();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("release/" + spec.release(), "revision", from, "revision " + now.revision()));
        changes.addAll(objects);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("release", spec.release());
        values.put("chart", now.chartField("name"));
        values.put("chartVersion", now.chartField("version"));
        values.put("appVersion", now.chartField("appVersion"));
        values.put("revision", now.revision());
        if (before.revision() > 0) {
            values.put("previousRevision", before.revision());
        }
        values.put("helmStatus", now.status());
        values.put("notes", shorten(now.notes()));
        String what = "release/" + spec.release() + " is " + now.status() + " at revision " + now.revision()
                + ", chart " + now.chartField("name") + " " + now.chartField("version");
        run.tell(
                "helm",
                Level.INFO,
                spec.chart().version() == null ? what + ", the newest as no version was given" : what,
                null);
        return Progress.done(new Result(Outcome.SUCCEEDED, changes, values));
    }

    private static String shorten(String notes) {
        return notes.length() <= 8192 ? notes : notes.substring(0, 8192) + "...";
    }

    private Progress failed(Before before, End end) throws Exception {
        boolean changed = helm.releases().latest().map(Release::revision).orElse(0) > before.revision();
        Optional<Failure> refusal = changed ? Optional.empty() : Refusal.of(spec.release(), end.error());
        if (refusal.isPresent()) {
            return Progress.failed(refusal.get());
        }
        boolean cancelled = run.cancel().isPresent();
        // Found once: what follows must not depend on when it is asked.
        ProblemType type = run.note(
                "failure",
                ProblemType.class,
                () -> cancelled
                        ? ProblemType.CANCELLED
                        : run.expired()
                                        || end.error().contains("timed out")
                                        || end.error().contains("deadline exceeded")
                                ? ProblemType.TIMEOUT
                                : ProblemType.ROLLOUT_FAILED);
        List<Cause> causes = type == ProblemType.CANCELLED ? List.of() : helm.causes(before);
        if (run.noted("restore/1", HelmRun.Started.class).isEmpty()) {
            // Not while it is rolled back: that is pending too, and alive.
            helm.settle();
        }
        String why = type == ProblemType.CANCELLED
                ? "was stopped"
                : "failed: " + (causes.isEmpty() ? "helm says: " : causes.get(0).message() + "; helm says: ")
                        + (helm.hopeless() ? "stopped, as it cannot become ready" : end.error());
        String message = "the upgrade of release/" + spec.release() + " " + why;
        String byHand = "helm -n " + run.namespace() + " history " + spec.release();
        boolean back = type == ProblemType.CANCELLED || type == ProblemType.TIMEOUT
                ? run.onAbort() == OnAbort.ROLLBACK || type == ProblemType.TIMEOUT && spec.rollbackOnFailure()
                : spec.rollbackOnFailure();
        if (!back || !changed && run.noted("restore/1", HelmRun.Started.class).isEmpty()) {
            Phase phase = type == ProblemType.CANCELLED ? Phase.CANCELLED : Phase.FAILED;
            return new Progress.Failed(phase, new Failure(type, message, causes, byHand));
        }
        return restore(before, new Failure(type, message, causes, byHand));
    }

    private Progress restore(Before before, Failure failure) throws Exception {
        if (before.revision() > 0 && before.deployed() == 0) {
            String message = failure.message() + ". Nothing was restored: no revision before it was deployed";
            return Progress.failed(new Failure(failure.type(), message, failure.causes(), failure.byHand()));
        }
        run.puttingBack(
                run.note("restore-until", Instant.class, () -> Instant.now().plus(RESTORE_LIMIT)));
        boolean install = before.deployed() == 0;
        String what = install ? "uninstalled" : "rolled back to revision " + before.deployed();
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            HelmCall call = install
                    ? new HelmCall("uninstall", spec.release(), "--ignore-not-found", "--wait")
                    : new HelmCall("rollback", spec.release(), String.valueOf(before.deployed()), "--wait")
                            .flag(spec.cleanupOnFail(), "--cleanup-on-fail")
                            .add("--history-max", String.valueOf(spec.historyMax()));
            call.add("--timeout", RESTORE_TIMEOUT);
            Optional<Optional<End>> end = helm.process("restore/" + attempt, End.class, () -> call, Upgrade::end);
            if (end.isEmpty()) {
                run.tell("restore", Level.WARNING, failure.message(), null);
                return helm.waits();
            }
            helm.settle();
            if (end.get().isPresent()) {
                End known = end.get().get();
                return known.exit() == 0
                        ? new Progress.Failed(
                                Phase.ROLLED_BACK,
                                new Failure(
                                        failure.type(),
                                        failure.message() + ". The release was " + what,
                                        failure.causes(),
                                        failure.byHand()))
                        : Progress.failed(new Failure(
                                failure.type(),
                                failure.message() + ". It could not be " + what + ": helm says: " + known.error(),
                                failure.causes(),
                                failure.byHand()));
            }
        }
        return Progress.failed(failure);
    }
}
