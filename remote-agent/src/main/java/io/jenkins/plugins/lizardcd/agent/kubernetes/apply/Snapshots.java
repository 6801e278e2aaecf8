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

    private static final int MOST_BYTES = 300 * 1024;

    /**
     * An object as it was.
     *
     * @param object without what the API server and the controllers write
     * @param owners who owned what of it
     */
    record Before(ObjectNode object, ManagedFields owners) {}

    /** Reads what the plan changes. Taken right before the first write. */
    static Snapshots take(Cluster cluster, List<ManifestObject> objects, Plan plan) {
        List<Integer> changed = IntStream.range(0, objects.size())
                .filter(i -> plan.objects().get(i).action() == Action.CONFIGURE)
                .boxed()
                .toList();
        List<Optional<KubeObject>> before = SideBySide.each(
                changed,
                i -> cluster.find(objects.get(i).resource(), objects.get(i).name()));
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < changed.size(); i++) {
            String index = Integer.toString(changed.get(i));
            before.get(i).ifPresent(o -> all.set(index, whole(o)));
        }
        byte[] compressed = gzip(all);
        if (compressed.length > MOST_BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "the objects that would be changed take more than " + MOST_BYTES / 1024
                            + " KiB as a snapshot for a rollback; apply fewer at once. Nothing was written");
        }
        return new Snapshots(compressed);
    }

    private static ObjectNode whole(KubeObject object) {
        ObjectNode whole = Normal.of(object);
        whole.withObject("/metadata")
                .set("managedFields", ManagedFields.of(object).json());
        return whole;
    }

    Optional<Before> of(int index) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(objects))) {
            JsonNode object = Json.tolerant().readTree(in.readAllBytes()).get(Integer.toString(index));
            if (!(object instanceof ObjectNode whole)) {
                return Optional.empty();
            }
            return Optional.of(new Before(
                    Normal.of(new KubeObject(whole)),
                    ManagedFields.of(whole.path("metadata").path("managedFields"))));
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
