/** Verdicts on objects: pure functions of what was read. The rules are those of kubectl, kstatus and Argo CD, and stricter. */
package io.jenkins.plugins.lizardcd.agent.kubernetes.health;
