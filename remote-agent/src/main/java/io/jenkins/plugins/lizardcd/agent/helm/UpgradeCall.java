package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

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
        HelmCall call = new HelmCall("upgrade", spec.release(), spec.chart())
                .option("--version", spec.version())
                .option("--repo", spec.repo())
                .flag(spec.install(), "--install")
                .flag(spec.createNamespace(), "--create-namespace")
                .flag(spec.forceReplace(), HelmProgram.get().forceFlag())
                .flag(spec.skipCrds(), "--skip-crds")
                .flag(spec.noHooks(), "--no-hooks")
                .flag(spec.takeOwnership(), "--take-ownership")
                .add("--history-max", String.valueOf(spec.historyMax()))
                .option("--description", spec.description())
                .file("--values", "values.yaml", ChartValues.file(spec))
                .hidden("registry.json", registry(spec));
        return switch (spec.valuesMode()) {
            case RESET -> call.add("--reset-values");
            case REUSE -> call.add("--reuse-values");
            case RESET_THEN_REUSE -> call.add("--reset-then-reuse-values");
        };
    }

    /** Credentials of an OCI registry, as docker keeps them. */
    private static String registry(HelmUpgrade spec) {
        if (spec.repoPassword() == null) {
            return null;
        }
        String host = URI.create(spec.chart()).getAuthority();
        String pair = spec.repoUsername() + ":" + spec.repoPassword();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("auths")
                .putObject(host)
                .put("auth", Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        return Json.write(root);
    }
}
