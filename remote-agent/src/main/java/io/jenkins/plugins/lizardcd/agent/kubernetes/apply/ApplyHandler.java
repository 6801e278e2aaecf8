package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Applies manifests: reads, tries out, writes wave by wave, waits, prunes; or goes back. */
@AutoService(OperationHandler.class)
public final class ApplyHandler implements OperationHandler<Apply> {

    private final ReadManifests read = new ReadManifests();

    @Override
    public Class<Apply> specType() {
        return Apply.class;
    }

    /** What every apply needs; the kinds that may be applied are an option of {@code lizardcd-agent manifest}. */
    @Override
    public Set<Permission> permissions() {
        Set<Permission> permissions = new TreeSet<>(inventory());
        for (ApiResource resource : List.of(ApiResource.PODS, ApiResource.EVENTS, ApiResource.REPLICASETS)) {
            List.of("get", "list", "watch").forEach(verb -> permissions.add(resource.permission(verb)));
        }
        permissions.add(new Permission("get", "", "pods/log"));
        return permissions;
    }

    /** The kinds are checked when the manifests are read, before the first write. */
    @Override
    public Set<Permission> permissions(Apply spec) {
        return new TreeSet<>(inventory());
    }

    private static List<Permission> inventory() {
        return List.of("get", "create", "patch").stream()
                .map(verb -> new Permission(verb, "", "configmaps"))
                .toList();
    }

    /** The set, and the workloads in the manifests: whoever sets the image of one of them waits, or is waited for. */
    @Override
    public List<String> targets(Apply spec, Run run) {
        if (run.dryRun()) {
            return spec.targets();
        }
        Manifests manifests = manifests(spec, run);
        // Here already: what is forbidden shall not wait for its turn first.
        PolicyCheck.require(run.policy(), manifests);
        Stream<String> workloads =
                manifests.all().flatMap(o -> o.workload().stream()).map(Workload::toString);
        return Stream.concat(spec.targets().stream(), workloads)
                .distinct()
                .sorted()
                .toList();
    }

    private Manifests manifests(Apply spec, Run run) {
        return read.get(run.id(), () -> Manifests.of(spec, spec.set(), run.cluster()));
    }

    @Override
    public Progress advance(Apply spec, Run run) throws Exception {
        Manifests manifests = manifests(spec, run);
        if (run.noted(Plan.NOTE, JsonNode.class).isEmpty()) {
            // Not later: what has begun under other rules is brought to its end.
            PolicyCheck.require(run.policy(), manifests);
        }
        Progress progress = new Application(spec, run, manifests).advance();
        if (!(progress instanceof Progress.Wait)) {
            read.forget(run.id());
        }
        return progress;
    }
}
