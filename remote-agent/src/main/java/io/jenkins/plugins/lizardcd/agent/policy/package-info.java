/** What this agent does for anybody, whatever its Role permits. */
package io.jenkins.plugins.lizardcd.agent.policy;
