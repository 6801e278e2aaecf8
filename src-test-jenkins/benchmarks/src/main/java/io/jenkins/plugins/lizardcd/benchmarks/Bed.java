package io.jenkins.plugins.lizardcd.benchmarks;

import io.jenkins.plugins.lizardcd.testbed.Access;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestCluster;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import io.jenkins.plugins.lizardcd.testbed.Workload;
import java.io.IOException;

/** A namespace with an agent in it, for one benchmark. */
final class Bed implements AutoCloseable {

    private final TestNamespace namespace;
    private final Access access;
    private final ImageAgent agent;

    /**
     * Makes one.
     *
     * @param options of {@code lizardcd-agent manifest}, for further rights
     */
    Bed(String... options) throws IOException, InterruptedException {
        namespace = TestCluster.shared().newNamespace();
        access = AgentProcess.access(namespace, options);
        agent = new ImageAgent(access);
    }

    TestNamespace namespace() {
        return namespace;
    }

    /** The rights that the agent has; the clients it is compared with have the same. */
    Access access() {
        return access;
    }

    ImageAgent agent() {
        return agent;
    }

    /** Deployments web-0, web-1, … without pods, so that the cluster's own work does not drown what is measured. */
    void idleDeployments(int count) {
        for (int i = 0; i < count; i++) {
            namespace
                    .workloads()
                    .apply(Workload.deployment(deployment(i), SampleImage.V1)
                            .replicas(0)
                            .with("paused", true));
        }
    }

    static String deployment(int number) {
        return "web-" + number;
    }

    @Override
    public void close() {
        agent.close();
        namespace.close();
    }
}
