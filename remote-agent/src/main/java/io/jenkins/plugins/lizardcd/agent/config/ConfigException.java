package io.jenkins.plugins.lizardcd.agent.config;

/** The agent cannot start because its configuration is wrong. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message names the setting, what is wrong with it, and what would be right
     */
    public ConfigException(String message) {
        super(message);
    }
}
