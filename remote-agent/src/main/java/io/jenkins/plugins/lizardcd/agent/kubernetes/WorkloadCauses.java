package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.handler.FailureCauses;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Trouble;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.List;

/** Says why a workload does not run, for other capabilities. */
@AutoService(FailureCauses.class)
public final class WorkloadCauses implements FailureCauses {

    @Override
    public List<Cause> of(Cluster cluster, Workload workload) {
        Verdict verdict = verdict(cluster, workload);
        return verdict.health() == Health.HEALTHY ? List.of() : new Diagnosis(cluster).causes(verdict);
    }

    @Override
    public List<Cause> fatal(Cluster cluster, Workload workload) {
        return verdict(cluster, workload).troubles().stream()
                .filter(Trouble::fatal)
                .map(Trouble::cause)
                .toList();
    }

    private static Verdict verdict(Cluster cluster, Workload workload) {
        return Verdicts.of(workload.toString(), new Observer(cluster, workload).live(), Expected.ANY);
    }
}
