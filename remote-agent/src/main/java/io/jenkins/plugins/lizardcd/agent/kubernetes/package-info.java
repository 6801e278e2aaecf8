/**
 * Operations on workloads, and reads of a namespace. Each operation is one small handler; what they share is in
 * {@link io.jenkins.plugins.lizardcd.agent.kubernetes.Rollout}.
 */
package io.jenkins.plugins.lizardcd.agent.kubernetes;
