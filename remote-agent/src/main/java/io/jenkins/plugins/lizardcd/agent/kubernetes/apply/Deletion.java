package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;

/** Deletes just the object that was seen. */
final class Deletion {

    private Deletion() {}

    static void delete(Cluster cluster, ApiResource resource, KubeObject seen, String propagation) {
        try {
            cluster.delete(resource, seen, propagation);
        } catch (ConflictException e) {
            // Another object has its name by now: the one that was meant is gone.
            return;
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.NOT_FOUND) {
                throw e;
            }
        }
    }
}
