/** The agent's HTTPS interface. */
package io.jenkins.plugins.lizardcd.agent.api;
