package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operation on a workload returns, by the names that the steps document. */
final class Values {

    private Values() {}

    static Map<String, Object> of(Snapshot before, KubeObject now, long revision) {
        return of(before, now, revision, 0);
    }

    /**
     * The values.
     *
     * @param before the snapshot
     * @param now the workload read after the change; null when nothing has changed
     * @param revision its revision now; 0 when it is not known
     * @param ready ready pods; counts only with {@code now}
     */
    static Map<String, Object> of(Snapshot before, KubeObject now, long revision, int ready) {
        Map<String, String> images = now == null ? before.images() : PodTemplate.images(PodTemplate.of(now));
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "revision", revision > 0 ? revision : null);
        put(values, "previousRevision", before.revision() > 0 ? before.revision() : null);
        put(values, "image", changed(images, before.images()));
        put(values, "previousImage", changed(before.images(), images));
        values.put("images", images);
        values.put("previousImages", before.images());
        if (now != null && now.at("spec").has("replicas")) {
            values.put("replicas", now.number("spec", "replicas"));
            values.put("readyReplicas", Math.max(ready, now.number("status", "readyReplicas")));
        } else if (now != null && now.kind().equals("DaemonSet")) {
            values.put("replicas", now.number("status", "desiredNumberScheduled"));
            values.put("readyReplicas", now.number("status", "numberReady"));
        }
        return values;
    }

    /** The image that differs, or the only one; null when several do. */
    private static String changed(Map<String, String> images, Map<String, String> others) {
        if (images.size() == 1) {
            return images.values().iterator().next();
        }
        var differing = images.entrySet().stream()
                .filter(e -> !e.getValue().equals(others.get(e.getKey())))
                .toList();
        return differing.size() == 1 ? differing.get(0).getValue() : null;
    }

    private static void put(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
