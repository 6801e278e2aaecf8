package io.jenkins.plugins.lizardcd.client;

/** The name under which the plugin introduces itself to agents. */
final class UserAgent {

    private UserAgent() {}

    static String text() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return "lizardcd-jenkins-plugin" + (version == null ? "" : "/" + version);
    }
}
