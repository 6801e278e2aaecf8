package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.util.Set;

/** Refusals that several operations share. */
final class Problems {

    private Problems() {}

    static ProblemException unprocessable(String detail) {
        return new ProblemException(ProblemType.UNPROCESSABLE, detail);
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    /** Refuses kinds that an operation does not fit. */
    static void requireKind(Workload workload, String verb, Set<WorkloadKind> kinds) {
        if (!kinds.contains(workload.kind())) {
            String known = String.join(
                    ", ", kinds.stream().map(WorkloadKind::word).sorted().toList());
            throw unprocessable("cannot " + verb + " " + workload + "; this works for: " + known);
        }
    }
}
