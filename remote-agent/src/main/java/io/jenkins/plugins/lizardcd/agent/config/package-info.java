/** The agent's configuration: one YAML file and environment variables. */
package io.jenkins.plugins.lizardcd.agent.config;
