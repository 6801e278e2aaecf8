package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.WaitFor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Waits for a condition of any object, as {@code kubectl wait}. */
@AutoService(OperationHandler.class)
public final class WaitForHandler implements OperationHandler<WaitFor> {

    private static final Duration RECHECK = Duration.ofSeconds(15);

    @Override
    public Class<WaitFor> specType() {
        return WaitFor.class;
    }

    @Override
    public Set<Permission> permissions() {
        Rights rights = new Rights();
        for (WorkloadKind kind : WorkloadKind.values()) {
            rights.on(kind, "get").waiting(kind, true);
        }
        return rights.all();
    }

    @Override
    public Set<Permission> permissions(WaitFor spec) {
        // Other kinds may be custom ones; the API server will say what is missing.
        String word = spec.resource().substring(0, spec.resource().indexOf('/'));
        return WorkloadKind.find(word)
                .map(kind -> new Rights().on(kind, "get").all())
                .orElse(Set.of());
    }

    @Override
    public Progress advance(WaitFor spec, Run run) throws Exception {
        WaitCondition condition = WaitCondition.parse(spec.condition());
        int slash = spec.resource().indexOf('/');
        ApiResource resource = run.cluster().resource(spec.resource().substring(0, slash));
        String name = spec.resource().substring(slash + 1);
        Optional<KubeObject> object = run.cluster().find(resource, name);
        if (object.isEmpty() && !condition.deletion()) {
            // Says which names there are, as kubectl wait fails for what does not exist.
            object = Optional.of(run.cluster().get(resource, name));
        }
        String uid = run.note(
                "uid",
                String.class,
                () -> run.cluster().find(resource, name).map(KubeObject::uid).orElse(""));
        if (condition.met(object.orElse(null), uid)) {
            return Progress.done(new Result(Outcome.SUCCEEDED, List.of(), values(spec, object)));
        }
        if (run.cancel().isPresent()) {
            return Cancelled.watching(run, spec.resource());
        }
        Optional<Progress> failed = failedJob(condition, resource, name, run);
        if (failed.isPresent()) {
            return failed.get();
        }
        String now = condition.describe(object.orElse(null));
        if (run.expired()) {
            String message = spec.resource() + " did not reach " + spec.condition() + " in time; " + now;
            String byHand = "kubectl -n " + run.namespace() + " describe " + spec.resource();
            return Progress.failed(new Failure(ProblemType.TIMEOUT, message, List.of(), byHand));
        }
        run.tell(
                "progress",
                Level.INFO,
                "waits for " + spec.resource() + " to reach " + spec.condition() + "; " + now,
                null);
        return Progress.waitFor(spec.resource(), RECHECK);
    }

    /** A job that has failed will never be complete. */
    private static Optional<Progress> failedJob(WaitCondition condition, ApiResource resource, String name, Run run)
            throws Exception {
        if (!resource.equals(ApiResource.JOBS) || !condition.type().equalsIgnoreCase("complete")) {
            return Optional.empty();
        }
        Workload job = new Workload(WorkloadKind.JOB, name);
        Watching.Look look = new Watching(run, job, Expected.ANY, true).look();
        if (look instanceof Watching.Fails fails && fails.type() != ProblemType.TIMEOUT) {
            List<Cause> causes = fails.causes();
            String why =
                    causes.isEmpty() ? fails.verdict().message() : causes.get(0).message();
            String byHand = "kubectl -n " + run.namespace() + " logs " + job;
            return Optional.of(Progress.failed(
                    new Failure(ProblemType.ROLLOUT_FAILED, job + " will not complete: " + why, causes, byHand)));
        }
        return Optional.empty();
    }

    private static Map<String, Object> values(WaitFor spec, Optional<KubeObject> object) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("resource", spec.resource());
        values.put("condition", spec.condition());
        object.ifPresent(o -> values.put("phase", o.text("status", "phase")));
        return values;
    }
}
