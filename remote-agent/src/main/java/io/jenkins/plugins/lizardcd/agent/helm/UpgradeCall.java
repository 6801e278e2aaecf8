package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;

/** The arguments of {@code helm upgrade}. */
final class UpgradeCall {

    private UpgradeCall() {}

    /**
     * Renders what the upgrade would do, with the API server's help, and changes nothing. Where the upgrade follows at
     * once, it is that which compares the objects with the API server's schema, before it writes: to read the schema
     * takes half of helm's time.
     */
    static HelmCall plan(HelmUpgrade spec, Run run) throws Exception {
        return common(spec, spec.chart(), run)
                .add("--dry-run=server", "--output", "json")
                .flag(!run.dryRun(), "--disable-openapi-validation");
    }

    /**
     * Never with helm's own rollback: the reasons must be collected before.
     *
     * @param chart that of the spec, in the version that was looked at
     */
    static HelmCall upgrade(HelmUpgrade spec, ChartSource chart, Run run, String timeout) throws Exception {
        return common(spec, chart, run)
                .add("--labels", Releases.OPERATION + "=" + run.id())
                .add("--timeout", timeout)
                .flag(spec.await(), "--wait")
                .flag(spec.waitForJobs(), "--wait-for-jobs")
                .flag(spec.cleanupOnFail(), "--cleanup-on-fail");
    }

    private static HelmCall common(HelmUpgrade spec, ChartSource chart, Run run) throws Exception {
        UnpackedArchive files = spec.archive() == null ? null : new Archives(run.cluster()).unpack(spec.archive());
        try {
            return common(spec, chart, run.policy(), files).with(files);
        } catch (Exception e) {
            if (files != null) {
                files.close();
            }
            throw e;
        }
    }

    private static HelmCall common(HelmUpgrade spec, ChartSource chart, AgentPolicy policy, UnpackedArchive files)
            throws Exception {
        HelmProgram program = HelmProgram.get();
        if (spec.takeOwnership()) {
            program.require("takeOwnership", 17);
        }
        HelmCall call = ChartFlags.add(new HelmCall("upgrade", spec.release()), chart, files)
                .flag(spec.install(), "--install")
                .flag(spec.createNamespace(), "--create-namespace")
                .flag(spec.forceReplace(), program.forceFlags())
                .flag(spec.skipCrds(), "--skip-crds")
                .flag(spec.noHooks(), "--no-hooks")
                .flag(spec.takeOwnership(), "--take-ownership")
                .add("--history-max", String.valueOf(spec.historyMax()))
                .option("--description", spec.description());
        ChartValues.add(call, spec.values(), files);
        if (spec.dependencyUpdate()) {
            call.after(Dependencies.fetch(spec.chart(), policy, files));
        }
        return switch (spec.valuesMode()) {
            case RESET -> call.add("--reset-values");
            case REUSE -> call.add("--reuse-values");
            case RESET_THEN_REUSE -> call.add("--reset-then-reuse-values");
        };
    }
}
