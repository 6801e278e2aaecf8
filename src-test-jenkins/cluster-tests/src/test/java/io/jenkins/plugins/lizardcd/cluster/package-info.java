/** The agent's Kubernetes operations, through its engine, against a real cluster. */
package io.jenkins.plugins.lizardcd.cluster;
