package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.agent.helm.UpgradeDiff.Plan;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One upgrade: unlock what a dead operation left, upgrade, and when that fails collect the reasons and go back.
 * An upgrade that was lost with an agent is begun again, on a release that is not pending any more.
 */
final class Upgrade {

    /** Until helm has rendered the chart. */
    private static final Duration SOON = Duration.ofMillis(300);

    private final HelmUpgrade spec;
    private final Run run;
    private final HelmRun helm;

    Upgrade(HelmUpgrade spec, Run run) {
        this.spec = spec;
        this.run = run;
        this.helm = new HelmRun(run, spec.release());
    }

    /**
     * How helm ended.
     *
     * @param exit exit code of helm
     * @param error helm's reason when it failed
     */
    record End(int exit, String error) {}

    Progress advance() throws Exception {
        Before before = helm.before();
        UpgradeDiff diff = new UpgradeDiff(run, helm, before);
        UpgradeFailure failure = new UpgradeFailure(spec, run, helm, before);
        if (!run.dryRun()) {
            helm.recover(before, spec.recoverPending());
        }
        if (run.dryRun() || run.policy().limitsContents()) {
            Optional<Progress> planned = plan(diff, failure);
            if (planned.isPresent()) {
                return planned.get();
            }
        }
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            if (attempt > 1 && (run.cancel().isPresent() || run.expired())) {
                return failure.failed(new End(-1, "the agent ended before helm did"));
            }
            String step = "upgrade/" + attempt;
            Optional<Optional<End>> end = helm.process(
                    step, End.class, () -> UpgradeCall.upgrade(spec, chart(), run, helm.timeout()), Upgrade::end);
            if (end.isEmpty()) {
                run.tell("helm", Level.INFO, "helm upgrades release/" + spec.release(), null);
                return follow(step, before, diff);
            }
            if (end.get().isPresent()) {
                End known = end.get().get();
                return known.exit() == 0 ? succeeded(before, diff) : failure.failed(known);
            }
            run.tell(
                    "lost/" + attempt,
                    Level.WARNING,
                    "the agent ended before helm did; looks what helm has done",
                    null);
            if (run.note("lost/" + attempt, Boolean.class, () -> helm.deployed(step))) {
                return succeeded(before, diff);
            }
            helm.settle();
        }
        return failure.failed(new End(-1, "the agent ended " + HelmRun.ATTEMPTS + " times before helm did"));
    }

    private Progress follow(String step, Before before, UpgradeDiff diff) throws Exception {
        if (spec.diff() && !diff.told()) {
            return helm.waits(SOON);
        }
        if (spec.await() && spec.failFast()) {
            helm.failFast(step, before);
        }
        return helm.waits();
    }

    /** Renders the chart without writing anything; empty when the upgrade may begin. */
    private Optional<Progress> plan(UpgradeDiff diff, UpgradeFailure failure) throws Exception {
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            Optional<Optional<Plan>> plan =
                    helm.process("plan/" + attempt, Plan.class, () -> UpgradeCall.plan(spec, run), diff::plan);
            if (plan.isEmpty()) {
                return Optional.of(helm.waits());
            }
            if (plan.get().isPresent()) {
                return planned(plan.get().get(), diff, failure);
            }
        }
        return Optional.of(failure.unchanged("the agent ended " + HelmRun.ATTEMPTS + " times before helm did"));
    }

    private Optional<Progress> planned(Plan plan, UpgradeDiff diff, UpgradeFailure failure) throws Exception {
        if (plan.exit() != 0) {
            return Optional.of(failure.unchanged(plan.error()));
        }
        if (plan.forbidden() != null) {
            throw new ProblemException(plan.forbidden());
        }
        if (run.dryRun()) {
            Map<String, Object> values = Map.of("release", spec.release());
            return Optional.of(Progress.done(new Result(Outcome.PLANNED, plan.changes(), values)));
        }
        run.note("chart-version", String.class, plan::chartVersion);
        if (spec.diff()) {
            diff.tell(plan.changes());
        }
        return Optional.empty();
    }

    /** What the policy has permitted, and not what may be newest by now. */
    private ChartSource chart() {
        return run.noted("chart-version", String.class)
                .filter(version -> !version.isEmpty())
                .map(spec.chart()::pinned)
                .orElse(spec.chart());
    }

    static End end(Ended ended) {
        return new End(ended.exit(), ended.exit() == 0 ? null : HelmMessage.of(ended));
    }

    private Progress succeeded(Before before, UpgradeDiff diff) throws Exception {
        if (spec.diff()) {
            diff.told();
        }
        Release now = helm.releases().latest().orElseThrow();
        String from = before.deployed() == 0 ? null : "revision " + before.deployed();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("release/" + spec.release(), "revision", from, "revision " + now.revision()));
        changes.addAll(diff.known());
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
        values.put("notes", shorten(now.mask().hide(now.notes())));
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
}
