package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One upgrade: unlock what a dead operation left, tell what will change, upgrade, and when that fails collect the reasons
 * and go back.
 * An upgrade that was lost with an agent is begun again, on a release that is not pending any more.
 */
final class Upgrade {

    private static final String PLAN = "plan/";

    private final HelmUpgrade spec;
    private final Run run;
    private final HelmRun helm;
    private UpgradePlan plan; // null when there is none

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
        UpgradeFailure failure = new UpgradeFailure(spec, run, helm, before);
        if (!run.dryRun()) {
            helm.recover(before, spec.recoverPending());
        }
        boolean begun =
                run.noted(HelmRun.UPGRADE + 1 + HelmRun.MAKING, Integer.class).isPresent();
        if (plans(begun)) {
            Optional<Progress> planned = plan(before, failure);
            if (planned.isPresent()) {
                return planned.get();
            }
        }
        if (!begun) {
            if (run.cancel().isPresent() || run.expired()) {
                return failure.unchanged("the time was over before it began; give it a longer timeout");
            }
            requireAsBefore(before);
        }
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            if (attempt > 1 && (run.cancel().isPresent() || run.expired())) {
                return failure.failed(new End(-1, "the agent ended before helm did"));
            }
            String step = HelmRun.UPGRADE + attempt;
            Optional<Optional<End>> end = helm.process(
                    step, End.class, () -> UpgradeCall.upgrade(spec, chart(), run, helm.timeout()), Upgrade::end);
            if (end.isEmpty()) {
                run.tell("helm", Level.INFO, "helm upgrades release/" + spec.release(), null);
                return follow(step, before);
            }
            if (end.get().isPresent()) {
                End known = end.get().get();
                return known.exit() == 0 ? succeeded(before) : failure.failed(known);
            }
            run.tell(
                    "lost/" + attempt,
                    Level.WARNING,
                    "the agent ended before helm did; looks what helm has done",
                    null);
            if (run.note("lost/" + attempt, Boolean.class, () -> helm.deployed(step))) {
                return succeeded(before);
            }
            helm.settle();
        }
        return failure.failed(new End(-1, "the agent ended " + HelmRun.ATTEMPTS + " times before helm did"));
    }

    private Progress follow(String step, Before before) throws Exception {
        if (spec.await() && spec.failFast()) {
            helm.failFast(step, before);
        }
        return helm.waits();
    }

    /** Whether there is a plan. What has begun without one, under another policy, is brought to its end without one. */
    private boolean plans(boolean begun) {
        boolean wanted = run.dryRun() || spec.diff() || run.policy().limitsContents();
        return wanted
                && (!begun
                        || run.noted(PLAN + 1 + HelmRun.MAKING, Integer.class).isPresent());
    }

    /** Renders the chart without writing anything; empty when the upgrade may begin. */
    private Optional<Progress> plan(Before before, UpgradeFailure failure) throws Exception {
        for (int attempt = 1; attempt <= HelmRun.ATTEMPTS; attempt++) {
            Optional<Optional<UpgradePlan>> made = helm.process(
                    PLAN + attempt,
                    UpgradePlan.class,
                    () -> UpgradeCall.plan(spec, run),
                    ended -> UpgradePlan.of(ended, run, helm.running(before)));
            if (made.isEmpty()) {
                return Optional.of(helm.waits());
            }
            if (made.get().isPresent()) {
                plan = made.get().get();
                return planned(failure);
            }
        }
        return Optional.of(failure.unchanged("the agent ended " + HelmRun.ATTEMPTS + " times before helm did"));
    }

    /** What was told and what it goes back to count from one state; with a helm of their own, others heed no lock. */
    private void requireAsBefore(Before before) {
        int now = helm.releases().latest().map(Release::revision).orElse(0);
        if (now != before.revision()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "release/" + spec.release() + " was not changed: somebody else has "
                            + (now == 0 ? "removed it" : "made revision " + now) + " since this began; look at it, then"
                            + " try again");
        }
    }

    private Optional<Progress> planned(UpgradeFailure failure) {
        if (plan.exit() != 0) {
            return Optional.of(failure.refused(plan.error()));
        }
        if (plan.forbidden() != null) {
            throw new ProblemException(plan.forbidden());
        }
        if (run.dryRun()) {
            Map<String, Object> values = Map.of(
                    "release", spec.release(),
                    "chartVersion", plan.chartVersion(),
                    "diff", plan.diff().text());
            return Optional.of(
                    Progress.done(new Result(Outcome.PLANNED, plan.diff().changes(), values)));
        }
        if (spec.diff()) {
            plan.diff().lines().forEach(line -> run.tell("diff/" + line, Level.INFO, line, null));
        }
        return Optional.empty();
    }

    /** What was looked at, and not what may be newest by now. */
    private ChartSource chart() {
        return plan == null || plan.chartVersion().isEmpty()
                ? spec.chart()
                : spec.chart().pinned(plan.chartVersion());
    }

    static End end(Ended ended) {
        return new End(ended.exit(), ended.exit() == 0 ? null : HelmMessage.of(ended));
    }

    private Progress succeeded(Before before) {
        Release now = helm.releases().latest().orElseThrow();
        String from = before.deployed() == 0 ? null : "revision " + before.deployed();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("release/" + spec.release(), "revision", from, "revision " + now.revision()));
        if (spec.diff() && plan != null) {
            changes.addAll(plan.diff().changes());
        }
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
        boolean newest = spec.chart().newest();
        run.tell(
                "helm",
                newest ? Level.WARNING : Level.INFO,
                newest ? what + ", the newest as no version was given" : what,
                null);
        return Progress.done(new Result(Outcome.SUCCEEDED, changes, values));
    }

    private static String shorten(String notes) {
        return notes.length() <= 8192 ? notes : notes.substring(0, 8192) + "...";
    }
}
