package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Chunk.Applied;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Writes the objects of a chunk as planned. To write them again is harmless. */
final class ChunkWriter {

    private final Cluster cluster;
    private final Apply spec;
    private final List<ManifestObject> objects;
    private final Plan plan;
    private final BooleanSupplier stopping;

    /**
     * A writer.
     *
     * @param stopping whether the operation was cancelled or is out of time: faults are not tried again then
     */
    ChunkWriter(Cluster cluster, Apply spec, List<ManifestObject> objects, Plan plan, BooleanSupplier stopping) {
        this.cluster = cluster;
        this.spec = spec;
        this.objects = objects;
        this.plan = plan;
        this.stopping = stopping;
    }

    /** What came of one object: it was written, or why not, or perhaps both when only a part was. */
    private record Outcome(Applied applied, Failure failure) {}

    /**
     * Writes those that are to be written of a part of the objects.
     *
     * @param again whether that was begun before
     */
    Chunk write(int from, int to, boolean again) {
        AtomicBoolean over = new AtomicBoolean();
        List<Applied> written = new ArrayList<>();
        Failure failure = null;
        for (int begin = from; begin < to && (failure == null || again); ) {
            // What an earlier process has written behind this one must not be lost from sight.
            over.set(over.get() || failure != null);
            int end = begin + 1;
            while (end < to
                    && objects.get(end).resource().equals(objects.get(begin).resource())) {
                end++;
            }
            for (Outcome outcome : SideBySide.each(toWrite(begin, end), i -> write(i, again, over))) {
                if (outcome.applied() != null) {
                    written.add(outcome.applied());
                }
                failure = failure == null ? outcome.failure() : failure;
            }
            begin = end;
        }
        return new Chunk(written, failure);
    }

    /** Objects of a kind do not wait for each other. */
    private List<Integer> toWrite(int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> plan.objects().get(i).action() != Action.UNCHANGED)
                .boxed()
                .toList();
    }

    private Outcome write(int index, boolean again, AtomicBoolean over) {
        Outcome outcome = over.get() ? new Outcome(null, null) : tried(index, again, over);
        return again && outcome.applied() == null ? new Outcome(perhapsWritten(index), outcome.failure()) : outcome;
    }

    private Outcome tried(int index, boolean again, AtomicBoolean over) {
        try {
            return write(index);
        } catch (RetryableException e) {
            if (!again || !stopping.getAsBoolean()) {
                throw e;
            }
            over.set(true);
            String message = objects.get(index).document() + " could not be written: " + e.getMessage();
            return new Outcome(null, Failure.of(ProblemType.UNAVAILABLE, message));
        }
    }

    /** An object of which is not known whether we wrote it: what we own of it tells. */
    private Applied perhapsWritten(int index) {
        ManifestObject object = objects.get(index);
        return cluster.find(object.resource(), object.name())
                .filter(o -> Normal.ours(o) != null)
                .filter(o -> o.annotation(Manifests.SET).equals(Optional.of(spec.set())))
                .map(o -> Applied.of(index, o, false))
                .orElse(null);
    }

    private Outcome write(int index) {
        ManifestObject object = objects.get(index);
        Planned planned = plan.objects().get(index);
        Applied owned = null;
        try {
            if (!planned.takesOver().isEmpty()) {
                // From here on there is something to restore, whatever becomes of the apply.
                owned = Takeover.write(cluster, object, spec.forceConflicts())
                        .map(o -> Applied.of(index, o, false))
                        .orElse(null);
            }
            return new Outcome(apply(index, object, planned), null);
        } catch (ConflictException e) {
            String message = object.document() + " met another manager: " + e.getMessage();
            return new Outcome(owned, Failure.of(ProblemType.CONFLICT, message));
        } catch (ProblemException e) {
            String message = object.document() + " was refused: "
                    + Manifests.secrets(spec, objects).hide(e.problem().detail());
            return new Outcome(owned, Failure.of(e.problem().type(), message));
        }
    }

    private Applied apply(int index, ManifestObject object, Planned planned) {
        Optional<KubeObject> live =
                spec.ignore().isEmpty() ? Optional.empty() : cluster.find(object.resource(), object.name());
        ObjectNode wanted = new Ignored(spec.ignore()).keep(object, live);
        KubeObject after = apply(object, wanted, planned);
        boolean template =
                object.workload().isPresent() && !PodTemplate.of(after).isMissingNode();
        return Applied.of(index, after, template);
    }

    /** What was planned to be taken from our own operations is not taken from others who have come since. */
    private KubeObject apply(ManifestObject object, ObjectNode wanted, Planned planned) {
        if (!planned.force() || spec.forceConflicts()) {
            return cluster.apply(object.resource(), wanted, planned.force());
        }
        try {
            return cluster.apply(object.resource(), wanted, false);
        } catch (ConflictException e) {
            if (!Attempt.others(e, planned.takesOver()).isEmpty()) {
                throw e;
            }
            return cluster.apply(object.resource(), wanted, true);
        }
    }
}
