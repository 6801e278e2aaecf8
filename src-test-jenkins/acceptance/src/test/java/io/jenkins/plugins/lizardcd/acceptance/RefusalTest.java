package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot work says why, in one line, and changes nothing. */
class RefusalTest extends DeploymentTest {

    private static final String OTHER = "sha256:" + "0f".repeat(32);

    @Test
    void wrongSettingsAreExplained(TestNamespace namespace) throws Exception {
        String space = namespace.name();
        try (AgentProcess expired =
                AgentProcess.start(AgentProcess.access(namespace), "expired", ExpiredCertificate.settings())) {
            jenkins.configure(Configuration.empty()
                    + Configuration.credentials(Map.of(
                            "agent-token", agent.token(), "wrong-token", "w".repeat(43), "other", expired.token()))
                    + Configuration.endpoints()
                    + Configuration.endpoint("test", agent, "agent-token", agent.fingerprint(), space)
                    + Configuration.endpoint("token", agent, "wrong-token", agent.fingerprint(), space)
                    + Configuration.endpoint("credential", agent, "no-such", agent.fingerprint(), space)
                    + Configuration.endpoint("fingerprint", agent, "agent-token", OTHER, space)
                    + Configuration.endpoint("expired", expired, "other", expired.fingerprint(), space));
            List<String> deploys = List.of(
                    "endpoint: 'Prod'",
                    "namespace: 'elsewhere'",
                    "endpoint: 'token'",
                    "endpoint: 'credential'",
                    "endpoint: 'fingerprint'",
                    "endpoint: 'expired'",
                    "container: 'sidecar'",
                    "timeout: 'soon'",
                    "lock: 'maybe'");
            StringBuilder script = new StringBuilder();
            for (int i = 0; i < deploys.size(); i++) {
                script.append("try { ")
                        .append(setImage(SampleImage.V2, ", " + deploys.get(i)))
                        .append(" } catch (e) { echo \"" + i + ": ${e.message}\" }\n");
            }
            script.append("try { lizardRestart 'deployment/nothing' } catch (e) { echo \"workload: ${e.message}\" }\n")
                    .append("try { withLizard('Prod') { echo 'inside' } } catch (e) { echo \"with: ${e.message}\" }\n")
                    .append("lizardStatus endpoint: 'token'\n");
            Build build = client.build("refusals", script.toString());
            assertThat(build.await()).isEqualTo("FAILURE");
            String known =
                    "There is no endpoint 'Prod'; known endpoints: credential, expired, fingerprint, test, token";
            assertThat(build.log())
                    .contains("0: " + known)
                    .contains("1: Namespace 'elsewhere' may not be used at endpoint 'test'; allowed: " + space)
                    .containsPattern(
                            "2: .*: the token is not one of this agent's; check the credentials of the endpoint")
                    .containsPattern("3: .*no credential 'no-such' of a fitting type")
                    .containsPattern("4: .*has the fingerprint " + agent.fingerprint() + ", not " + OTHER)
                    .containsPattern("5: .*the certificate of \\S+ has expired .*; renew it on the agent")
                    .containsPattern("6: .*sidecar.*web")
                    .containsPattern("7: .*soon")
                    .containsPattern("8: .*lock 'maybe' is unknown; use one of queue, fail, supersede")
                    .containsPattern("workload: .*deployment/nothing")
                    .contains("with: " + known)
                    .doesNotContain("inside")
                    .doesNotContain("\tat ");
            assertThat(namespace.field("deployment/web", ".metadata.generation"))
                    .isEqualTo("1");
        }
    }

    @Test
    void argumentsThatCannotBeMeantAreRefused(TestNamespace namespace) {
        jenkins.configure(Configuration.of(agent, namespace.name()));
        List<String> calls = List.of(
                setImage(SampleImage.V2, ", dryrun: true"),
                setImage(SampleImage.V2, ", wait: 'yes'"),
                "lizardScale workload: 'deployment/web', replicas: 'three'",
                "lizardScale workload: 'deployment/web', replicas: true",
                "lizardRestart workload: ['deployment/web']",
                "lizardBatch([[kind: 'scal', workload: 'deployment/web']])",
                "lizardBatch([[kind: 'scale', workload: 'deployment/web', replica: 2]])",
                "lizardHelmUpgrade release: 'web', chart: 'oci://registry.example/web', valuesMode: 'keep'",
                "lizardHelmUpgrade release: 'My_Web', chart: 'oci://registry.example/web'",
                "lizardHelmPull 'oci://registry.example/web'");
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < calls.size(); i++) {
            script.append("try { " + calls.get(i) + " } catch (e) { echo \"" + i + ": ${e.message}\" }\n");
        }
        Build build = client.build(
                "arguments",
                script + "lizardScale workload: 'deployment/web', replicas: '1', wait: 'false', dryRn: true");
        assertThat(build.await()).isEqualTo("FAILURE");
        assertThat(build.log())
                .containsPattern("0: lizardSetImage has no parameter 'dryrun'; it has: changeCause, .*dryRun, ")
                .contains("1: lizardSetImage takes true or false as wait, not 'yes'")
                .contains("2: lizardScale takes a whole number as replicas, not 'three'")
                .contains("3: lizardScale takes a whole number as replicas, not 'true'")
                .contains("4: lizardRestart takes a text as workload, not '[deployment/web]'")
                .containsPattern("5: lizardBatch has no kind of operation 'scal'; use one of pause, .*scale")
                .containsPattern("6: lizardScale has no parameter 'replica'; it has: .*replicas")
                .contains("7: valuesMode 'keep' is unknown; use one of reset, reuse, resetThenReuse")
                .containsPattern("8: 'My_Web' is not a name for a release; .* at most 53")
                .contains("9: lizardHelmPull writes into the workspace, so it needs a node: put it inside node { }")
                .contains("ERROR: lizardScale has no parameter 'dryRn'")
                .doesNotContain("\tat ");
        assertThat(namespace.field("deployment/web", ".metadata.generation")).isEqualTo("1");
    }

    @Test
    void credentialsOfTheBuildsOwnNeedTheAdministratorsConsent(TestNamespace namespace) {
        String space = namespace.name();
        jenkins.configure(Configuration.empty()
                + Configuration.credentials(Map.of(Configuration.PASSWORD, agent.token(), "hidden", agent.token()))
                + Configuration.endpoints()
                + Configuration.endpoint("test", agent, "hidden", agent.fingerprint(), space)
                + Configuration.endpoint("open", agent, "no-such", agent.fingerprint(), space)
                + "        allowOwnCredentials: true\n");
        String given = ", credentialsId: '" + Configuration.PASSWORD + "') { echo \"%s ${lizardStatus().health}\" }\n";
        Build build = client.build(
                "own",
                "withLizard(endpoint: 'open'" + given.formatted("read")
                        + "withLizard(endpoint: 'open', credentialsId: '" + Configuration.PASSWORD
                        + "') { echo \"changed "
                        + "${lizardScale(workload: 'deployment/web', replicas: 1).status}\" }\n"
                        + "try { withLizard(endpoint: 'open', credentialsId: 'hidden') { lizardStatus() } }"
                        + " catch (e) { echo \"hidden: ${e.message}\" }\n"
                        + "try { withLizard(endpoint: 'test'" + given.formatted("never")
                        + "} catch (e) { echo \"refused: ${e.message}\" }\n");
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("read healthy")
                .contains("changed succeeded")
                .containsPattern("hidden: .*no credential 'hidden' of a fitting type is visible to job 'own'")
                .contains(
                        "refused: Credential 'password' may not be used at endpoint 'test': the administrator does not"
                                + " allow")
                .doesNotContain("never healthy");
    }
}
