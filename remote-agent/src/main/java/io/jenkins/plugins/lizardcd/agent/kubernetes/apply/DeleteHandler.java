package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Deletes objects by name or selector, and waits until they are gone. */
@AutoService(OperationHandler.class)
public final class DeleteHandler implements OperationHandler<Delete> {

    private static final Duration RECHECK = Duration.ofSeconds(2);
    private static final int MOST_CHANGES = 200;
    /** Of those that are awaited: they are told each time that one of them has gone. */
    private static final int MOST_TOLD = 20;

    @Override
    public Class<Delete> specType() {
        return Delete.class;
    }

    /** The kinds that may be deleted are an option of {@code lizardcd-agent manifest}. */
    @Override
    public Set<Permission> permissions() {
        return Set.of();
    }

    /** The kinds are checked before the first write: which they are only the cluster knows. */
    @Override
    public Set<Permission> permissions(Delete spec) {
        return Set.of();
    }

    /** With the workloads in manifests. */
    @Override
    public List<String> targets(Delete spec, Run run) {
        if (!spec.resources().isEmpty() || run.dryRun()) {
            return spec.targets();
        }
        Manifests manifests = Manifests.of(spec, "", run.cluster());
        PolicyCheck.requireObjects(run.policy(), manifests);
        Stream<String> workloads =
                manifests.all().flatMap(o -> o.workload().stream()).map(Workload::toString);
        return Stream.concat(spec.targets().stream(), workloads)
                .distinct()
                .sorted()
                .toList();
    }

    /** The objects of manifests in the other direction: what needs others goes before them. */
    private static List<String> resources(Delete spec, Run run) {
        if (!spec.resources().isEmpty()) {
            return spec.resources();
        }
        List<String> names = new ArrayList<>(Manifests.of(spec, "", run.cluster())
                .all()
                .map(ManifestObject::target)
                .toList());
        Collections.reverse(names);
        return names;
    }

    /**
     * What is deleted.
     *
     * @param objects just these, whatever gets their names later
     */
    record Doomed(List<One> objects) {
        record One(String resource, String name, String uid, String ref) {
            String target() {
                return resource + "/" + name;
            }
        }
    }

    /**
     * That it was done.
     *
     * @param count how many
     */
    record Deleted(int count) {}

    @Override
    public Progress advance(Delete spec, Run run) throws Exception {
        Doomed doomed = run.note("doomed", Doomed.class, () -> find(spec, run));
        List<String> refs = doomed.objects().stream().map(Doomed.One::ref).toList();
        if (doomed.objects().isEmpty() || run.dryRun()) {
            return Progress.done(result(run.dryRun() ? Outcome.PLANNED : Outcome.UNCHANGED, refs));
        }
        run.tell("plan", Level.INFO, "deletes " + some(refs, MOST_CHANGES), null);
        run.act("delete", null, Deleted.class, again -> delete(spec, run, doomed));
        List<Doomed.One> left = spec.await() ? left(run, doomed) : List.of();
        if (left.isEmpty()) {
            return Progress.done(result(Outcome.SUCCEEDED, refs));
        }
        String names = some(left.stream().map(Doomed.One::ref).toList(), MOST_TOLD);
        if (run.cancel().isPresent()) {
            String message = "stopped waiting for the end of " + names + " ("
                    + run.cancel().get().reason() + "); the deletion goes on";
            return new Progress.Failed(Phase.CANCELLED, Failure.of(ProblemType.CANCELLED, message));
        }
        if (run.expired()) {
            String message = "not gone in time: " + names + finalizers(run, left.get(0));
            String byHand =
                    "kubectl -n " + run.namespace() + " get " + left.get(0).target() + " -o yaml";
            return Progress.failed(new Failure(ProblemType.TIMEOUT, message, List.of(), byHand));
        }
        run.tell("progress", Level.INFO, "waits for the end of " + names, null);
        Set<String> targets = new TreeSet<>();
        left.forEach(o -> targets.add(o.target()));
        return new Progress.Wait(targets, RECHECK);
    }

    private static Doomed find(Delete spec, Run run) {
        Map<String, ApiResource> resources = new LinkedHashMap<>();
        Set<Permission> needed = new TreeSet<>();
        for (String text : resources(spec, run)) {
            ApiResource resource = run.cluster().resource(text.split("/", 2)[0]);
            resources.put(text, resource);
            needed.add(resource.permission("delete"));
            needed.add(resource.permission("get"));
            if (spec.selector() != null) {
                needed.add(resource.permission("list"));
            }
            if (WorkloadKind.find(resource.plural() + "." + resource.group()).isPresent()) {
                // Whoever takes the operation over after a crash marks its workloads.
                needed.add(resource.permission("patch"));
            }
        }
        Rights.require(run.cluster(), needed, "delete");
        List<Doomed.One> objects = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        resources.forEach((text, resource) -> {
            if (spec.selector() == null) {
                names.add(PolicyCheck.name(resource, text.substring(text.indexOf('/') + 1)));
            }
            String plural = resource.plural() + (resource.group().isEmpty() ? "" : "." + resource.group());
            for (KubeObject object : objects(spec, run, text, resource)) {
                objects.add(new Doomed.One(plural, object.name(), object.uid(), resource.ref(object.name())));
                names.add(PolicyCheck.name(resource, object.name()));
            }
        });
        run.policy().requireObjects(names);
        return new Doomed(objects);
    }

    private static List<KubeObject> objects(Delete spec, Run run, String text, ApiResource resource) {
        if (spec.selector() != null) {
            return run.cluster().list(resource, spec.selector(), null);
        }
        String name = text.substring(text.indexOf('/') + 1);
        Optional<KubeObject> object = run.cluster().find(resource, name);
        return object.isPresent() || spec.ignoreNotFound()
                ? object.stream().toList()
                : List.of(run.cluster().get(resource, name));
    }

    private static Deleted delete(Delete spec, Run run, Doomed doomed) {
        for (Doomed.One one : doomed.objects()) {
            ApiResource resource = run.cluster().resource(one.resource());
            run.cluster()
                    .find(resource, one.name())
                    .filter(o -> o.uid().equals(one.uid()) && !o.deleting())
                    .ifPresent(o -> Deletion.delete(
                            run.cluster(), resource, o, spec.cascade().policy()));
        }
        return new Deleted(doomed.objects().size());
    }

    private static List<Doomed.One> left(Run run, Doomed doomed) {
        return doomed.objects().stream()
                .filter(one -> run.cluster()
                        .find(run.cluster().resource(one.resource()), one.name())
                        .filter(o -> o.uid().equals(one.uid()))
                        .isPresent())
                .toList();
    }

    private static String finalizers(Run run, Doomed.One one) {
        return run.cluster()
                .find(run.cluster().resource(one.resource()), one.name())
                .map(o -> o.at("metadata", "finalizers"))
                .filter(f -> !f.isEmpty())
                .map(f -> "; " + one.ref() + " waits for its finalizers " + f)
                .orElse("");
    }

    /** The first of many names, as events are kept in the record of the operation. */
    private static String some(List<String> refs, int most) {
        int more = refs.size() - most;
        return more <= 0
                ? String.join(", ", refs)
                : String.join(", ", refs.subList(0, most)) + " and " + more + " more";
    }

    private static Result result(Outcome outcome, List<String> refs) {
        List<Change> changes = refs.stream()
                .limit(MOST_CHANGES)
                .map(ref -> new Change(ref, "object", "exists", null))
                .toList();
        return new Result(outcome, changes, Map.of("deleted", refs));
    }
}
