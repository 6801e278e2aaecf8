/** Benchmarks of agent and plugin against a real cluster. Run by hand with {@code src-test-jenkins/benchmarks/run}. */
package io.jenkins.plugins.lizardcd.benchmarks;
