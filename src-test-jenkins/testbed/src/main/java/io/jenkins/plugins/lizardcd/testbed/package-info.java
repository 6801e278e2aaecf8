/**
 * A real Kubernetes cluster for JUnit tests: {@link io.jenkins.plugins.lizardcd.testbed.ClusterTest} gives a test a
 * {@link io.jenkins.plugins.lizardcd.testbed.TestCluster} and a fresh
 * {@link io.jenkins.plugins.lizardcd.testbed.TestNamespace}.
 */
package io.jenkins.plugins.lizardcd.testbed;
