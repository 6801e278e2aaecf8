package io.jenkins.plugins.lizardcd.testbed;

import java.nio.file.Path;

/**
 * The credentials of a service account.
 *
 * @param namespace where it lives, and all that it may touch
 * @param account its name
 * @param server the API server's URL
 * @param certificateAuthority PEM text of the server's authority
 * @param token its bearer token
 * @param kubeconfig a file with all this, deleted when the tests end
 */
public record Access(
        String namespace, String account, String server, String certificateAuthority, String token, Path kubeconfig) {

    /** As the audit log names it. */
    public String user() {
        return "system:serviceaccount:" + namespace + ":" + account;
    }

    /**
     * Runs kubectl with these credentials, in this namespace.
     *
     * @param arguments as on the command line
     * @return its standard output
     * @throws IllegalStateException when it fails, with its messages
     */
    public String kubectl(String... arguments) {
        return TestCluster.kubectl(kubeconfig, "", arguments).orThrow();
    }

    /** Without the token: tests print what they compare. */
    @Override
    public String toString() {
        return user() + " at " + server;
    }
}
