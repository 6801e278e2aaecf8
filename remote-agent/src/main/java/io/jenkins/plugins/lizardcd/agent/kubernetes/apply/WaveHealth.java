package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.SubRun;
import io.jenkins.plugins.lizardcd.agent.kubernetes.Watching;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.World;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Waits until the objects of a wave are healthy. */
final class WaveHealth {

    private static final Duration RECHECK = Duration.ofSeconds(2);
    /** What has no status; and claims, as many are bound only when a pod uses them. */
    private static final Set<String> NO_WAIT = Set.of(
            "ConfigMap",
            "Secret",
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "PersistentVolumeClaim",
            "NetworkPolicy",
            "ResourceQuota",
            "LimitRange",
            "CronJob");

    private final Run run;
    private final boolean failFast;
    private final Set<String> awaited = new TreeSet<>();
    private final Map<String, Optional<KubeObject>> seen = new HashMap<>();
    private Duration atMost = Duration.ofSeconds(15);
    private Failure failure;

    WaveHealth(Run run, boolean failFast) {
        this.run = run;
        this.failFast = failFast;
    }

    /** Why an object will not be healthy; null when none is known. */
    Failure failure() {
        return failure;
    }

    boolean healthy() {
        return awaited.isEmpty();
    }

    Progress progress() {
        return new Progress.Wait(Set.copyOf(awaited), atMost);
    }

    /** Reads at once what {@link #look} would read of each object by itself, named by their numbers. */
    void read(int first, List<ManifestObject> objects) {
        List<ManifestObject> others = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            ManifestObject object = objects.get(i);
            if (object.workload().isEmpty() && !known(Integer.toString(first + i), object)) {
                others.add(object);
            }
        }
        List<Optional<KubeObject>> current =
                SideBySide.each(others, o -> run.cluster().find(o.resource(), o.name()));
        for (int i = 0; i < others.size(); i++) {
            seen.put(others.get(i).target(), current.get(i));
        }
    }

    private boolean known(String name, ManifestObject object) {
        return NO_WAIT.contains(object.resource().kind())
                || run.noted("healthy/" + name, Boolean.class).isPresent();
    }

    /** Looks at one object, unless another one has failed already. */
    void look(String name, ManifestObject object, Expected expected) throws Exception {
        String note = "healthy/" + name;
        if (known(name, object) || failure != null) {
            return;
        }
        boolean healthy = object.workload().isPresent() ? workload(name, object, expected) : other(object);
        if (healthy) {
            run.note(note, Boolean.class, () -> true);
        } else {
            awaited.add(object.target());
        }
    }

    private boolean workload(String name, ManifestObject object, Expected expected) throws Exception {
        SubRun part = new SubRun(run, "health-" + name, object.ref() + ": ");
        Watching.Look look = new Watching(part, object.workload().orElseThrow(), expected, failFast).look();
        if (look instanceof Watching.Waits waits) {
            shorten(((Progress.Wait) waits.progress()).atMost());
            return false;
        }
        if (look instanceof Watching.Fails fails && fails.verdict().health() != Health.SUSPENDED) {
            fail(object, fails.verdict(), fails.causes(), fails.type());
            return false;
        }
        return true;
    }

    private boolean other(ManifestObject object) {
        KubeObject current = seen.computeIfAbsent(
                        object.target(), t -> run.cluster().find(object.resource(), object.name()))
                .orElse(null);
        World world = new World(current, List.of(), List.of(), Map.of(), Instant.now());
        Verdict verdict = Verdicts.of(object.ref(), world, Expected.ANY);
        if (verdict.health() == Health.HEALTHY || verdict.health() == Health.SUSPENDED) {
            return true;
        }
        run.tell("health/" + object.ref(), Level.INFO, object.ref() + ": " + verdict.message(), null);
        if (verdict.ended()) {
            fail(object, verdict, List.of(), verdict.type());
        } else if (run.expired()) {
            fail(object, verdict, List.of(), ProblemType.TIMEOUT);
        }
        shorten(RECHECK);
        return false;
    }

    private void shorten(Duration other) {
        atMost = other.compareTo(atMost) < 0 ? other : atMost;
    }

    private void fail(ManifestObject object, Verdict verdict, List<Cause> causes, ProblemType type) {
        String why = causes.isEmpty() ? verdict.message() : causes.get(0).message();
        String message = object.ref() + (type == ProblemType.TIMEOUT ? " is not healthy in time: " : " failed: ") + why;
        String byHand = "kubectl -n " + run.namespace() + " describe " + object.ref();
        failure = new Failure(type, message, causes, byHand);
    }
}
