package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The objects as they were before the change, compressed.
 *
 * @param objects JSON by index in the plan, in gzip
 */
record Snapshots(byte[] objects) {

    /** Name of their note. */
    static final String NOTE = "snapshots";

    /** The same of the objects that are written after a while, by the index of the first. */
    static final String LATER = "snapshots/";

    private static final int MOST_BYTES = 300 * 1024;
    private static final int MOST_BYTES_LATER = 30 * 1024;
    /** Of the journal, so that events and result have room beside it. */
    private static final int MOST_CHARACTERS = 600 * 1024;
    /** What is noted of an object when it was written. */
    private static final int CHARACTERS_WRITTEN = 150;
    /** What is noted of an object when it is healthy. */
    private static final int CHARACTERS_HEALTHY = 100;

    /**
     * An object as it was.
     *
     * @param object without what the API server and the controllers write
     * @param owners who owned what of it
     */
    record Before(ObjectNode object, ManagedFields owners) {}

    /** Reads what the plan changes. Taken right before the first write. */
    static Snapshots take(Cluster cluster, List<ManifestObject> objects, Plan plan) {
        ObjectNode all = read(
                cluster,
                objects,
                IntStream.range(0, objects.size())
                        .filter(i -> plan.objects().get(i).action() == Action.CONFIGURE));
        Snapshots snapshots = new Snapshots(gzip(all));
        if (snapshots.objects.length > MOST_BYTES) {
            throw tooLarge("the objects that would be changed take more than " + MOST_BYTES / 1024
                    + " KiB as a snapshot for a rollback; apply fewer at once. Nothing was written");
        }
        snapshots.requireRoom(plan);
        return snapshots;
    }

    /** What others have changed or created since, of some objects that are written next. */
    Snapshots changed(Cluster cluster, List<ManifestObject> objects, Plan plan, int from, int to) {
        ObjectNode now = read(
                cluster,
                objects,
                IntStream.range(from, to).filter(i -> plan.objects().get(i).action() != Action.UNCHANGED));
        ObjectNode before = json();
        now.properties().removeIf(e -> same(e.getValue(), before.path(e.getKey())));
        Snapshots changed = new Snapshots(gzip(now));
        if (changed.objects.length > MOST_BYTES_LATER) {
            throw tooLarge("what others have changed of the next objects, since the apply began, takes more than "
                    + MOST_BYTES_LATER / 1024 + " KiB as a snapshot for a rollback; apply them alone");
        }
        return changed;
    }

    private static boolean same(JsonNode now, JsonNode before) {
        return before instanceof ObjectNode had
                && Normal.of(new KubeObject((ObjectNode) now)).equals(Normal.of(new KubeObject(had)));
    }

    /** These, but where there are later ones, those. */
    Snapshots and(Snapshots later) {
        ObjectNode more = later.json();
        if (more.isEmpty()) {
            return this;
        }
        ObjectNode all = json();
        all.setAll(more);
        return new Snapshots(gzip(all));
    }

    private static ObjectNode read(Cluster cluster, List<ManifestObject> objects, IntStream which) {
        List<Integer> indices = which.boxed().toList();
        List<Optional<KubeObject>> found = SideBySide.each(
                indices,
                i -> cluster.find(objects.get(i).resource(), objects.get(i).name()));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < indices.size(); i++) {
            String index = Integer.toString(indices.get(i));
            found.get(i).ifPresent(o -> all.set(index, whole(o)));
        }
        return all;
    }

    /** What is written later must fit as well: an operation that cannot be recorded any more could not even go back. */
    private void requireRoom(Plan plan) {
        long later = 0;
        for (Plan.Planned planned : plan.objects()) {
            later += CHARACTERS_HEALTHY + (planned.action() == Action.UNCHANGED ? 0 : CHARACTERS_WRITTEN);
        }
        if (Json.write(plan).length() + objects.length * 4L / 3 + later > MOST_CHARACTERS) {
            throw tooLarge("what becomes of " + plan.objects().size() + " objects is more than the record of one"
                    + " operation holds; apply fewer at once. Nothing was written");
        }
    }

    private static ProblemException tooLarge(String what) {
        return new ProblemException(ProblemType.TOO_LARGE, what);
    }

    private static ObjectNode whole(KubeObject object) {
        ObjectNode whole = Normal.of(object);
        whole.withObject("/metadata")
                .set("managedFields", ManagedFields.of(object).json());
        return whole;
    }

    Optional<Before> of(int index) {
        if (!(json().get(Integer.toString(index)) instanceof ObjectNode whole)) {
            return Optional.empty();
        }
        return Optional.of(new Before(
                Normal.of(new KubeObject(whole)),
                ManagedFields.of(whole.path("metadata").path("managedFields"))));
    }

    private ObjectNode json() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(objects))) {
            return (ObjectNode) Json.tolerant().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the snapshots in the journal cannot be read", e);
        }
    }

    private static byte[] gzip(ObjectNode all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Json.tolerant().writeValueAsBytes(all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
