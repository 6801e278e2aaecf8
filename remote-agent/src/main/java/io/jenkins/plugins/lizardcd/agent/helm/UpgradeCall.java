package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;

/** The arguments of {@code helm upgrade}. */
final class UpgradeCall {

    private UpgradeCall() {}

    /** Renders what the upgrade would do, with the API server's help, and changes nothing. */
    static HelmCall plan(HelmUpgrade spec) throws Exception {
        return common(spec).add("--dry-run=server", "--output", "json");
    }

    /** Never with helm's own rollback: the reasons must be collected before. */
    static HelmCall upgrade(HelmUpgrade spec, String operation, String timeout) throws Exception {
        return common(spec)
                .add("--labels", Releases.OPERATION + "=" + operation)
                .add("--timeout", timeout)
                .flag(spec.await(), "--wait")
                .flag(spec.waitForJobs(), "--wait-for-jobs")
                .flag(spec.cleanupOnFail(), "--cleanup-on-fail");
    }

    private static HelmCall common(HelmUpgrade spec) throws Exception {
        HelmProgram program = HelmProgram.get();
        if (spec.takeOwnership()) {
            program.require("takeOwnership", 17);
        }
        HelmCall call = ChartFlags.add(new HelmCall("upgrade", spec.release()), spec.chart())
                .flag(spec.install(), "--install")
                .flag(spec.createNamespace(), "--create-namespace")
                .flag(spec.forceReplace(), program.forceFlag())
                .flag(spec.skipCrds(), "--skip-crds")
                .flag(spec.noHooks(), "--no-hooks")
                .flag(spec.takeOwnership(), "--take-ownership")
                .add("--history-max", String.valueOf(spec.historyMax()))
                .option("--description", spec.description())
                .file("--values", "values.yaml", ChartValues.file(spec.values()));
        return switch (spec.valuesMode()) {
            case RESET -> call.add("--reset-values");
            case REUSE -> call.add("--reuse-values");
            case RESET_THEN_REUSE -> call.add("--reset-then-reuse-values");
        };
    }
}
