package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of one resource as the last watch told. Each is kept as short JSON text without the parts that nobody
 * here reads, about 1 KB for a pod: a namespace of thousands of pods must fit beside all else into a heap of 48 MB.
 */
final class ObjectStore implements Watcher.Store {

    private static final List<String> DATA = List.of("data", "stringData", "binaryData");

    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, Set<String>> byOwner = new HashMap<>();

    /** What is known without parsing: for the index and for waking the owners. */
    record Entry(String uid, String resourceVersion, KubeObject.Owner owner, byte[] json) {}

    /** Who is to be woken with the object: its controller, or what an event is about; null for none. */
    static KubeObject.Owner owner(KubeObject object) {
        if (object.kind().equals("Event")) {
            return new KubeObject.Owner(
                    object.text("involvedObject", "kind"),
                    object.text("involvedObject", "name"),
                    object.text("involvedObject", "uid"));
        }
        return object.controller().orElse(null);
    }

    @Override
    public synchronized void put(ObjectNode object) {
        KubeObject full = new KubeObject(object);
        String name = full.name();
        remove(name);
        Entry entry = new Entry(full.uid(), full.resourceVersion(), owner(full), bytes(stripped(object)));
        byName.put(name, entry);
        if (entry.owner() != null) {
            byOwner.computeIfAbsent(entry.owner().uid(), k -> new HashSet<>()).add(name);
        }
    }

    @Override
    public synchronized void remove(String name) {
        Entry old = byName.remove(name);
        if (old != null && old.owner() != null) {
            Set<String> siblings = byOwner.get(old.owner().uid());
            siblings.remove(name);
            if (siblings.isEmpty()) {
                byOwner.remove(old.owner().uid());
            }
        }
    }

    synchronized Optional<KubeObject> get(String name) {
        return Optional.ofNullable(byName.get(name)).map(ObjectStore::parse);
    }

    synchronized Optional<Entry> entry(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    synchronized List<KubeObject> owned(String ownerUid) {
        List<KubeObject> owned = new ArrayList<>();
        for (String name : byOwner.getOrDefault(ownerUid, Set.of())) {
            owned.add(parse(byName.get(name)));
        }
        return owned;
    }

    @Override
    public synchronized Set<String> names() {
        return new HashSet<>(byName.keySet());
    }

    @Override
    public synchronized void clear() {
        byName.clear();
        byOwner.clear();
    }

    private static KubeObject parse(Entry entry) {
        try {
            return new KubeObject((ObjectNode) Json.tolerant().readTree(entry.json()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode object) {
        try {
            return Json.tolerant().writeValueAsBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what is large and not needed for a verdict; changes the given tree. */
    private static ObjectNode stripped(ObjectNode object) {
        object.remove(DATA);
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.remove(KubeObject.LAST_APPLIED);
            }
        }
        if (object.path("kind").asText().equals("Pod") && object.path("spec") instanceof ObjectNode spec) {
            spec.retain("nodeName", "restartPolicy", "containers", "initContainers", "readinessGates");
            shorten(spec.path("containers"));
            shorten(spec.path("initContainers"));
        }
        return object;
    }

    private static void shorten(JsonNode containers) {
        if (containers instanceof ArrayNode list) {
            list.forEach(c -> ((ObjectNode) c).retain("name", "image", "resources"));
        }
    }
}
