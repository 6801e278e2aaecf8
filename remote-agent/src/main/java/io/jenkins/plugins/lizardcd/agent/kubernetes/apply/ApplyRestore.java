package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.SubRun;
import io.jenkins.plugins.lizardcd.agent.kubernetes.Watching;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Chunk.Applied;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdict;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The way back of an apply that failed: the last object first, changed ones restored, created ones deleted. */
final class ApplyRestore {

    private static final String ACT = "restore";
    private static final int TRIES = 12;
    private static final Duration RECHECK = Duration.ofSeconds(2);

    private final Run run;
    private final Cluster cluster;
    private final List<ManifestObject> objects;
    private final Snapshots snapshots;
    private final Set<Inventory.Entry> deleted = new LinkedHashSet<>();

    ApplyRestore(Run run, List<ManifestObject> objects, Snapshots snapshots) {
        this.run = run;
        this.cluster = run.cluster();
        this.objects = objects;
        this.snapshots = snapshots;
    }

    /**
     * What was done on the way back.
     *
     * @param restored indices of objects that are as they were
     * @param deleted {@code kind/name} of created objects that were deleted
     * @param faults what could not be done
     * @param left the restored ones as our writes left them; journals of older agents do not tell
     */
    record Restored(List<Integer> restored, List<String> deleted, List<String> faults, List<Applied> left) {

        Restored {
            left = left == null ? List.of() : left;
        }

        Expected expected(int index) {
            return left.stream()
                    .filter(a -> a.index() == index)
                    .map(Applied::expected)
                    .findFirst()
                    .orElse(Expected.ANY);
        }
    }

    Progress advance(Ending ending, String set, List<Applied> applied) throws Exception {
        Restored done = run.act(ACT, ending.failure().message(), Restored.class, again -> restore(set, applied));
        List<String> faults = new ArrayList<>(done.faults());
        Set<String> awaited = new TreeSet<>();
        for (int index : done.restored()) {
            ManifestObject object = objects.get(index);
            if (object.workload().isPresent()) {
                SubRun part = new SubRun(run, "restored-" + index, object.ref() + ": ");
                Verdict verdict = new Watching(part, object.workload().get(), done.expected(index), false).restored();
                boolean well = verdict.health() == Health.HEALTHY || verdict.health() == Health.SUSPENDED;
                if (!well && Instant.now().isBefore(ending.until())) {
                    awaited.add(object.target());
                } else if (!well) {
                    faults.add(object.ref() + " is restored, but does not run: " + verdict.message());
                }
            }
        }
        if (!awaited.isEmpty()) {
            return new Progress.Wait(awaited, RECHECK);
        }
        Failure failure = ending.failure();
        String told = failure.message() + ". "
                + (faults.isEmpty() ? "Rolled back and verified" : "Rolled back in part: " + String.join("; ", faults))
                + " (" + done.restored().size() + " restored, " + done.deleted().size() + " deleted)";
        Failure whole = new Failure(failure.type(), told, failure.causes(), failure.byHand());
        return new Progress.Failed(faults.isEmpty() ? Phase.ROLLED_BACK : ending.phase(), whole);
    }

    private Restored restore(String set, List<Applied> applied) {
        List<Integer> restored = new ArrayList<>();
        List<Applied> left = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = applied.size() - 1; i >= 0; i--) {
            Applied one = applied.get(i);
            ManifestObject object = objects.get(one.index());
            try {
                Optional<Snapshots.Before> before = snapshots.of(one.index());
                if (before.isEmpty()) {
                    delete(object, one.uid());
                    gone.add(object.ref());
                } else {
                    left.add(Applied.of(one.index(), put(object, before.get()), false));
                    restored.add(one.index());
                }
            } catch (ProblemException e) {
                faults.add(object.ref() + ": " + e.problem().detail());
            }
        }
        new Inventory(cluster, set).update(List.of(), deleted);
        return new Restored(restored, gone, faults, left);
    }

    private void delete(ManifestObject object, String uid) {
        Optional<KubeObject> current = cluster.find(object.resource(), object.name());
        if (current.isPresent() && current.get().uid().equals(uid)) {
            Deletion.delete(cluster, object.resource(), current.get(), "Background");
        }
        deleted.add(Inventory.Entry.of(object));
    }

    /** Writes back just what differs, so that what controllers wrote meanwhile stays; then who owns it. */
    private KubeObject put(ManifestObject object, Snapshots.Before before) {
        for (int i = 0; i < TRIES; i++) {
            KubeObject current = cluster.get(object.resource(), object.name());
            ObjectNode patch = Diff.patch(Normal.of(current), before.object());
            try {
                if (!patch.isEmpty()) {
                    current = cluster.patch(object.resource(), current, PatchType.MERGE, patch);
                }
                ManagedFields owners = ManagedFields.of(current);
                ManagedFields restored = owners.restored(before.owners());
                if (!before.owners().entries().isEmpty() && !owners.same(restored)) {
                    current = cluster.patch(object.resource(), current, restored.patch());
                }
                return current;
            } catch (ConflictException e) {
                // A controller wrote its status; plan again on what is there now.
                continue;
            }
        }
        throw new RetryableException(object.ref() + " changed " + TRIES + " times while it was being restored", null);
    }
}
