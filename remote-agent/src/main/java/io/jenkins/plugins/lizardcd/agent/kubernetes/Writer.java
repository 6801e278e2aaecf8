package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes an edit, guarded by the version of the workload. Controllers write the status of a workload all the time, so a
 * conflict is common: then the edit is planned anew, provided that what it changes is still what it was.
 */
final class Writer {

    private static final int TRIES = 12;

    private final Run run;
    private final Workload workload;
    private final ApiResource resource;
    private final Edit edit;
    private final String changeCause;
    private KubeObject answer;

    Writer(Run run, Workload workload, Edit edit, String changeCause) {
        this.run = run;
        this.workload = workload;
        this.resource = run.cluster().resource(workload.kind());
        this.edit = edit;
        this.changeCause = changeCause;
    }

    /** Has the API server validate the edit, without changing anything. */
    void plan(KubeObject seen, Edit.Plan plan) {
        patch(run.cluster().planning(), seen, plan);
    }

    /**
     * Writes it.
     *
     * @param seen the workload as read just now; null to read it
     * @param expected the changes as they were planned first
     * @param again whether an earlier process may have written it
     */
    Written write(KubeObject seen, List<Change> expected, boolean again) {
        KubeObject current = seen == null || again ? run.cluster().get(resource, workload.name()) : seen;
        boolean lookFirst = again;
        for (int i = 0; i < TRIES; i++) {
            // A lost answer shows as a conflict with our own write.
            if (lookFirst && current.annotation(Audit.OPERATION).orElse("").equals(run.id())) {
                return Written.of(current);
            }
            Edit.Plan plan = lookFirst ? planAnew(current) : edit.plan(current);
            requireSame(expected, plan.changes());
            try {
                answer = patch(run.cluster(), current, plan);
                return Written.of(answer);
            } catch (ConflictException e) {
                current = run.cluster().get(resource, workload.name());
                lookFirst = true;
            }
        }
        throw new RetryableException(workload + " changed " + TRIES + " times while it was being written", null);
    }

    /** The workload as the API server answered to the write; null when nothing was written through this writer. */
    KubeObject answer() {
        return answer;
    }

    /** It could be planned once; when it no longer can, somebody took away what it changes. */
    private Edit.Plan planAnew(KubeObject current) {
        try {
            return edit.plan(current);
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.UNPROCESSABLE) {
                throw e;
            }
            throw changed(e.problem().detail());
        }
    }

    private KubeObject patch(Cluster cluster, KubeObject seen, Edit.Plan plan) {
        ObjectNode patch = plan.patch().deepCopy();
        Audit.annotate(patch, run, changeCause);
        return cluster.patch(resource, seen, plan.type(), patch);
    }

    private void requireSame(List<Change> expected, List<Change> now) {
        Map<String, Change> before = new HashMap<>();
        expected.forEach(c -> before.put(c.field(), c));
        for (Change change : now) {
            Change planned = before.get(change.field());
            if (planned == null) {
                throw changed("to do as asked, " + change.field() + " would have to be changed, which was not planned");
            }
            if (!Objects.equals(planned.from(), change.from())) {
                throw changed(change.field() + " was " + planned.from() + " and is " + change.from() + " now");
            }
        }
    }

    private ProblemException changed(String how) {
        return Problems.conflict(workload + " was changed by somebody else while it was being written: " + how
                + ". Nothing was written; look at it and run this again");
    }
}
