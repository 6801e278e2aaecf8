/**
 * Manifests of any kind: read, tried out, applied in order, waited for, pruned, restored and deleted. {@link
 * io.jenkins.plugins.lizardcd.agent.kubernetes.apply.ApplyHandler} shows the whole course.
 */
package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;
