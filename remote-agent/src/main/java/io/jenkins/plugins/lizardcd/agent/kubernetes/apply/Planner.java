package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides what to do, by asking the API server what each document would do. Writes nothing. */
final class Planner {

    private static final int SHOWN = 5;
    private static final int MOST_CHARACTERS = 100_000;

    private final boolean report;
    private final Apply spec;
    private final Cluster cluster;
    private final AgentPolicy policy;
    private Mask secrets = Mask.NONE;

    /** A planner; for a dry run, conflicts with other managers are reported instead of refused. */
    Planner(Apply spec, Run run) {
        this.report = run.dryRun();
        this.spec = spec;
        this.cluster = run.cluster();
        this.policy = run.policy();
    }

    Plan plan(List<ManifestObject> objects, List<ManifestObject> hooks) {
        secrets = Manifests.secrets(
                spec, Stream.concat(objects.stream(), hooks.stream()).toList());
        List<Inventory.Entry> prune = prune(objects);
        requireRights(objects);
        List<Trial> trials = new ArrayList<>();
        hooks.forEach(hook -> trials.add(tryOutHook(hook)));
        List<Live> live = live(objects);
        requireRightsToCreate(live);
        List<Trial> ofObjects = SideBySide.each(live, one -> tryOut(one.object(), one.seen()));
        trials.addAll(ofObjects);
        refuse(trials.stream().filter(t -> t.refusal() != null).toList());
        return new Plan(bounded(ofObjects.stream().map(Trial::planned).toList()), prune, Chunk.SIZE);
    }

    /** Of very many changes not all values are kept: the plan must fit into the record of the operation. */
    private static List<Planned> bounded(List<Planned> all) {
        List<Planned> bounded = new ArrayList<>();
        int characters = 0;
        for (Planned planned : all) {
            int most = characters < MOST_CHARACTERS ? Integer.MAX_VALUE : characters < 2 * MOST_CHARACTERS ? 1 : 0;
            Planned kept = planned.withFirst(most);
            characters += kept.changes().toString().length()
                    + String.valueOf(kept.conflict()).length();
            bounded.add(kept);
        }
        return bounded;
    }

    private List<Live> live(List<ManifestObject> objects) {
        List<Optional<KubeObject>> seen = LiveObjects.read(cluster, objects);
        return IntStream.range(0, objects.size())
                .mapToObj(i -> new Live(objects.get(i), seen.get(i)))
                .toList();
    }

    private static void refuse(List<Trial> refused) {
        if (refused.isEmpty()) {
            return;
        }
        String shown = refused.stream().limit(SHOWN).map(Trial::refusal).collect(Collectors.joining(".\n"));
        int more = refused.size() - SHOWN;
        ProblemType type = refused.stream()
                .map(Trial::type)
                .filter(t -> t != ProblemType.UNPROCESSABLE)
                .reduce((first, last) -> last)
                .orElse(ProblemType.UNPROCESSABLE);
        throw new ProblemException(
                type, shown + (more > 0 ? ".\nand " + more + " more" : "") + ".\nNothing was written");
    }

    /** An object with what stands in the namespace under its name. */
    private record Live(ManifestObject object, Optional<KubeObject> seen) {}

    /** What came of trying out one document: a plan, or why it is refused; neither for a hook that is accepted. */
    private record Trial(Planned planned, String refusal, ProblemType type) {
        static final Trial ACCEPTED = new Trial(null, null, null);

        static Trial accepted(Planned planned) {
            return new Trial(planned, null, null);
        }

        static Trial refused(ProblemType type, String why) {
            return new Trial(null, why, type);
        }
    }

    private Trial tryOut(ManifestObject object, Optional<KubeObject> seen) {
        if (seen.map(KubeObject::deleting).orElse(false)) {
            return Trial.refused(ProblemType.UNPROCESSABLE, object.document() + " is being deleted; wait for its end");
        }
        try {
            return Trial.accepted(new Attempt(cluster, spec, object, secrets, report).plan(seen));
        } catch (ConflictException e) {
            return Trial.refused(
                    ProblemType.CONFLICT,
                    object.document() + " sets fields that others manage: " + Attempt.said(e.getMessage())
                            + ". Leave these fields out, or take them over with forceConflicts");
        } catch (ProblemException e) {
            ProblemType type = e.problem().type() == ProblemType.MISSING_PERMISSION
                    ? ProblemType.MISSING_PERMISSION
                    : ProblemType.UNPROCESSABLE;
            return Trial.refused(
                    type,
                    object.document() + " is refused: "
                            + secrets.hide(e.problem().detail()));
        }
    }

    /** Under a name that nobody has: a Job from before would only say that it cannot be changed. */
    private Trial tryOutHook(ManifestObject hook) {
        if (hook.hook().phases().isEmpty()) {
            return Trial.ACCEPTED;
        }
        require(Set.of(
                hook.resource().permission("get"),
                hook.resource().permission("create"),
                hook.resource().permission("delete")));
        ObjectNode trial = hook.json().deepCopy();
        trial.withObject("/metadata").put("generateName", "lizard-trial-").remove("name");
        try {
            cluster.planning().create(hook.resource(), trial);
            return Trial.ACCEPTED;
        } catch (ProblemException e) {
            return Trial.refused(
                    ProblemType.UNPROCESSABLE,
                    hook.document() + " is refused: " + secrets.hide(e.problem().detail()));
        }
    }

    private void requireRights(List<ManifestObject> objects) {
        Set<Permission> needed = new TreeSet<>();
        for (ManifestObject object : objects) {
            needed.add(object.resource().permission("get"));
            needed.add(object.resource().permission("patch"));
        }
        require(needed);
    }

    private void requireRightsToCreate(List<Live> live) {
        Set<Permission> needed = new TreeSet<>();
        for (Live one : live) {
            if (one.seen().isEmpty()) {
                needed.add(one.object().resource().permission("create"));
                if (spec.rollbackOnFailure()) {
                    needed.add(one.object().resource().permission("delete"));
                }
            }
        }
        require(needed);
    }

    private void require(Set<Permission> needed) {
        Rights.require(cluster, needed, "apply");
    }

    /** What the set holds, the manifests do not any more, and the selector matches. */
    private List<Inventory.Entry> prune(List<ManifestObject> objects) {
        if (spec.prune() == null) {
            return List.of();
        }
        List<Inventory.Entry> wanted = objects.stream().map(Inventory.Entry::of).toList();
        List<Inventory.Entry> gone = new Inventory(cluster, spec.set())
                .entries().stream()
                        .filter(e -> wanted.stream().noneMatch(e::same))
                        .toList();
        List<Inventory.Entry> prune = new ArrayList<>();
        Set<Permission> needed = new TreeSet<>();
        Map<ApiResource, Set<String>> matching = new LinkedHashMap<>();
        for (Inventory.Entry entry : gone) {
            Optional<ApiResource> known = resource(entry);
            if (known.isEmpty()) {
                continue;
            }
            ApiResource resource = known.get();
            if (!matching.containsKey(resource)) {
                require(Set.of(resource.permission("list")));
                Set<String> ours = new TreeSet<>();
                cluster.list(resource, spec.prune(), null).stream()
                        .filter(o -> o.annotation(Manifests.SET).orElse("").equals(spec.set()))
                        .forEach(o -> ours.add(o.name()));
                matching.put(resource, ours);
            }
            if (matching.get(resource).contains(entry.name())) {
                prune.add(new Inventory.Entry(resource.apiVersion(), resource.kind(), entry.name()));
                needed.add(resource.permission("get"));
                needed.add(resource.permission("delete"));
            }
        }
        require(needed);
        policy.requireObjects(prune.stream()
                .map(e -> PolicyCheck.name(cluster.resource(e.apiVersion(), e.kind()), e.name()))
                .toList());
        if (prune.size() > spec.pruneLimit()) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    prune.size() + " objects would be pruned, more than the pruneLimit of " + spec.pruneLimit() + ": "
                            + String.join(", ", prune.stream().map(Pruning::ref).toList())
                            + ". Nothing was written");
        }
        return List.copyOf(prune);
    }

    /** Empty when the cluster has that kind no more, in no version: with it, all of its objects have gone. */
    private Optional<ApiResource> resource(Inventory.Entry entry) {
        try {
            return Optional.of(cluster.resource(entry.apiVersion(), entry.kind()));
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.UNPROCESSABLE) {
                throw e;
            }
        }
        try {
            return Optional.of(cluster.resource(entry.kind() + (entry.group().isEmpty() ? "" : "." + entry.group())));
        } catch (ProblemException e) {
            if (e.problem().type() != ProblemType.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
