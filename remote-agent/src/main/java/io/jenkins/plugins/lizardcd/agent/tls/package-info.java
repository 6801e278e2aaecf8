/** Certificates and keys of the agent's HTTPS port. */
package io.jenkins.plugins.lizardcd.agent.tls;
