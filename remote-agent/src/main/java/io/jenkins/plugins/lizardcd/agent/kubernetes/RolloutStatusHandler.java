package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.RolloutStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Waits until a workload runs as its spec says, or says why it cannot: {@code kubectl rollout status}, for every kind. */
@AutoService(OperationHandler.class)
public final class RolloutStatusHandler implements OperationHandler<RolloutStatus> {

    @Override
    public Class<RolloutStatus> specType() {
        return RolloutStatus.class;
    }

    @Override
    public Set<Permission> permissions() {
        Rights rights = new Rights();
        for (WorkloadKind kind : WorkloadKind.values()) {
            rights.on(kind, "get").history(kind).judging(kind, true);
        }
        return rights.all();
    }

    @Override
    public Set<Permission> permissions(RolloutStatus spec) {
        WorkloadKind kind = spec.workload().kind();
        return new Rights().on(kind, "get").history(kind).judging(kind, false).all();
    }

    @Override
    public Progress advance(RolloutStatus spec, Run run) throws Exception {
        if (run.cancel().isPresent()) {
            return Cancelled.watching(run, spec.workload().toString());
        }
        Expected expected =
                spec.revision() > 0 ? run.note("expected", Expected.class, () -> revision(spec, run)) : Expected.ANY;
        Watching watching = new Watching(run, spec.workload(), expected, spec.failFast());
        if (!spec.await()) {
            Optional<Progress> now = now(spec, run, watching.now());
            if (now.isPresent()) {
                return now.get();
            }
        }
        Watching.Look look = watching.look();
        if (look instanceof Watching.Waits waits) {
            return waits.progress();
        }
        if (look instanceof Watching.Runs runs) {
            Map<String, Object> values = values(run, runs.workload(), runs.ready(), runs.desired());
            values.put("complete", true);
            return Progress.done(new Result(Outcome.SUCCEEDED, List.of(), values));
        }
        Watching.Fails fails = (Watching.Fails) look;
        if (fails.type() == ProblemType.NOT_FOUND && expected.uid() == null) {
            // Says which names there are.
            run.cluster().get(spec.workload());
        }
        List<Cause> causes = fails.causes();
        causes.forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
        String why =
                causes.isEmpty() ? fails.verdict().message() : causes.get(0).message();
        String message = why.startsWith(spec.workload().toString()) ? why : spec.workload() + " is not well: " + why;
        String byHand = "kubectl -n " + run.namespace() + " describe " + spec.workload();
        return Progress.failed(new Failure(fails.type(), message, causes, byHand));
    }

    /** How it stands; empty when that is no answer, because it is gone or another revision took its place. */
    private static Optional<Progress> now(RolloutStatus spec, Run run, Verdict verdict) {
        if (verdict.type() != ProblemType.ROLLOUT_FAILED) {
            return Optional.empty();
        }
        run.tell("progress", Level.INFO, verdict.message(), null);
        Map<String, Object> values = values(
                run,
                run.cluster().get(spec.workload()),
                verdict.counts().ready(),
                verdict.counts().desired());
        values.put("complete", verdict.health() == Health.HEALTHY);
        values.put("message", verdict.message());
        values.put("troubles", verdict.causes().stream().map(Cause::message).toList());
        return Optional.of(Progress.done(new Result(Outcome.SUCCEEDED, List.of(), values)));
    }

    private static Expected revision(RolloutStatus spec, Run run) {
        Problems.requireKind(spec.workload(), "wait for a revision of", Rights.ROLLING);
        KubeObject workload = run.cluster().get(spec.workload());
        List<Revisions.Revision> all = new Revisions(run.cluster(), workload).all();
        return all.stream()
                .filter(r -> r.number() == spec.revision())
                .map(r -> new Expected(workload.uid(), 0, PodTemplate.digest(r.template()), 0, null))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        spec.workload() + " has no revision " + spec.revision() + "; its history holds: "
                                + all.stream().map(Revisions.Revision::number).toList()));
    }

    private static Map<String, Object> values(Run run, KubeObject workload, int ready, int desired) {
        Map<String, Object> values = new LinkedHashMap<>();
        long revision = new Revisions(run.cluster(), workload).current();
        if (revision > 0) {
            values.put("revision", revision);
        }
        values.put("ready", ready);
        values.put("desired", desired);
        Map<String, Object> conditions = new LinkedHashMap<>();
        workload.items("status", "conditions")
                .forEach(c -> conditions.put(c.path("type").asText(), condition(c)));
        values.put("conditions", conditions);
        return values;
    }

    private static Map<String, String> condition(JsonNode condition) {
        Map<String, String> shown = new LinkedHashMap<>();
        for (String field : List.of("status", "reason", "message")) {
            if (condition.hasNonNull(field)) {
                shown.put(field, condition.get(field).asText());
            }
        }
        return shown;
    }
}
