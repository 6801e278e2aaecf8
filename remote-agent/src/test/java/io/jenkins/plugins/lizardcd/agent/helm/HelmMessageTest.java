package io.jenkins.plugins.lizardcd.agent.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import org.junit.jupiter.api.Test;

/** What helm wrote here was written by v3.19.0 and v4.3.1. */
final class HelmMessageTest {

    @Test
    void allLinesOfTheLastErrorAreTold() {
        String error = """
                WARNING: Kubernetes configuration file is group-readable
                Error: values don't meet the specifications of the schema(s) in the following chart(s):
                shop:
                - at '/replicas': minimum: got -1, want 0

                """;

        assertThat(HelmMessage.of(new Ended(1, "", error, Mask.NONE)))
                .isEqualTo("values don't meet the specifications of the schema(s) in the following chart(s): shop:"
                        + " - at '/replicas': minimum: got -1, want 0");
    }

    @Test
    void whatIsVeryLongIsCut() {
        assertThat(HelmMessage.of(new Ended(1, "", "Error: " + "x".repeat(10_000), Mask.NONE)))
                .hasSize(4003)
                .endsWith("x...");
    }

    @Test
    void silenceIsExplainedByTheExitCode() {
        assertThat(HelmMessage.of(new Ended(137, "", "", Mask.NONE))).isEqualTo("killed by signal 9");
        assertThat(HelmMessage.of(new Ended(2, "", "WARNING: x\n", Mask.NONE))).isEqualTo("exit code 2");
    }

    @Test
    void kindsThatTheAgentMayNotWriteNameTheRightAndWhatToDo() {
        String error = "failed to install CRD crds/lizard.yaml: 1 error occurred: *"
                + " customresourcedefinitions.apiextensions.k8s.io is forbidden: User \"x\" cannot create resource"
                + " \"customresourcedefinitions\" in API group \"apiextensions.k8s.io\" at the cluster scope";

        assertThat(Refusal.of("kinds", error)).hasValueSatisfying(failure -> {
            assertThat(failure.type()).isEqualTo(ProblemType.MISSING_PERMISSION);
            assertThat(failure.message())
                    .contains("may not create customresourcedefinitions.apiextensions.k8s.io", "skipCrds");
        });
        assertThat(Refusal.of("web", "cannot re-use a name that is still in use"))
                .isEmpty();
    }
}
