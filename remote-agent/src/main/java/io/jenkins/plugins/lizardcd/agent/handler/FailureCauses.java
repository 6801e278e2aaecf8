package io.jenkins.plugins.lizardcd.agent.handler;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Says why a workload does not run. The capability for workloads provides it, so that other capabilities can explain
 * failures without knowing that one.
 */
public interface FailureCauses {

    /** The one on the class path. */
    FailureCauses INSTANCE = ServiceLoader.load(FailureCauses.class).findFirst().orElseThrow();

    /**
     * Looks at a workload and its pods now.
     *
     * @param cluster the namespace
     * @param workload which one
     * @return the reasons with the last lines of the logs, most telling first; empty when it runs or only needs time
     */
    List<Cause> of(Cluster cluster, Workload workload);

    /**
     * Looks whether waiting is of no use any more.
     *
     * @param cluster the namespace
     * @param workload which one
     * @return the reasons why it cannot run as things are, without logs; empty when it may still become ready
     */
    List<Cause> fatal(Cluster cluster, Workload workload);
}
