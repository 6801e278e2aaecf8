package io.jenkins.plugins.lizardcd.acceptance;

import io.jenkins.plugins.lizardcd.testbed.AgentProcess;

/** Configuration as Code for the controllers of the tests. */
final class Configuration {

    private Configuration() {}

    static String empty() {
        return "jenkins:\n  numExecutors: 4\n  quietPeriod: 0\n";
    }

    /** An endpoint {@code test} for an agent. */
    static String of(AgentProcess agent, String namespace) {
        return empty() + """
                credentials:
                  system:
                    domainCredentials:
                      - credentials:
                          - string: {id: agent-token, scope: SYSTEM, secret: '%s'}
                unclassified:
                  lizard:
                    defaultEndpoint: test
                    endpoints:
                      - name: test
                        url: %s
                        credentialsId: agent-token
                        certificateFingerprint: '%s'
                        defaultNamespace: %s
                        allowedNamespaces: [%s]
                """.formatted(agent.token(), agent.url(), agent.fingerprint(), namespace, namespace);
    }
}
