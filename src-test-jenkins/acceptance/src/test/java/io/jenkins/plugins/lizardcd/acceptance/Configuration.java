package io.jenkins.plugins.lizardcd.acceptance;

import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import java.util.Map;

/** Configuration as Code for the controllers of the tests. */
final class Configuration {

    /** Id of a secret text that builds may use. */
    static final String PASSWORD = "password";

    private Configuration() {}

    static String empty() {
        return "jenkins:\n  numExecutors: 4\n  quietPeriod: 0\n";
    }

    /** An endpoint {@code test} for an agent. */
    static String of(AgentProcess agent, String namespace) {
        return empty()
                + credentials(Map.of("agent-token", agent.token(), PASSWORD, "s3cret-of-the-build"))
                + endpoints()
                + endpoint("test", agent, "agent-token", agent.fingerprint(), namespace);
    }

    /** Secret texts by their ids. */
    static String credentials(Map<String, String> secrets) {
        StringBuilder yaml = new StringBuilder("""
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                """);
        secrets.forEach((id, secret) -> yaml.append("          - string: {id: %s, scope: %s, secret: '%s'}\n"
                .formatted(id, id.equals(PASSWORD) ? "GLOBAL" : "SYSTEM", secret)));
        return yaml.toString();
    }

    /** Begins the list of endpoints. */
    static String endpoints() {
        return """
                unclassified:
                  lizard:
                    defaultEndpoint: test
                    endpoints:
                """;
    }

    /** An entry of the list of endpoints. */
    static String endpoint(
            String name, AgentProcess agent, String credentialsId, String fingerprint, String namespace) {
        return """
                      - name: %s
                        url: %s
                        credentialsId: %s
                        certificateFingerprint: '%s'
                        defaultNamespace: %s
                        allowedNamespaces: [%s]
                """.formatted(name, agent.url(), credentialsId, fingerprint, namespace, namespace);
    }
}
