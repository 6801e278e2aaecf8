package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Verdicts;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.Map;

/**
 * A workload before an operation changed it: the only thing that a rollback restores to.
 *
 * @param workload {@code kind/name}
 * @param uid tells it from a later one of the same name
 * @param revision its revision; 0 when it is not known
 * @param template the whole pod template, as it was stored
 * @param digest of the template
 * @param replicas wanted number of pods; null for kinds without one
 * @param paused whether its rollout was paused
 * @param changeCause its {@code kubernetes.io/change-cause}; null for none
 * @param images by container
 */
public record Snapshot(
        Workload workload,
        String uid,
        long revision,
        JsonNode template,
        String digest,
        Integer replicas,
        boolean paused,
        String changeCause,
        Map<String, String> images) {

    /** Name of the note that holds it in the journal of each operation that changes a workload. */
    public static final String NOTE = "snapshot";

    static Snapshot of(Workload workload, KubeObject object, long revision) {
        JsonNode template = PodTemplate.of(object);
        return new Snapshot(
                workload,
                object.uid(),
                revision > 0 ? revision : Verdicts.revision(object),
                template,
                PodTemplate.digest(template),
                object.at("spec").has("replicas") ? object.number("spec", "replicas") : null,
                object.at("spec", "paused").asBoolean(),
                object.annotation(Audit.CHANGE_CAUSE).orElse(null),
                PodTemplate.images(template));
    }

    /** Images in one line: {@code repo/web:1}; with the containers' names when there are several. */
    String describeImages() {
        return images.size() == 1
                ? images.values().iterator().next()
                : String.join(
                        ", ",
                        images.entrySet().stream()
                                .map(e -> e.getKey() + "=" + e.getValue())
                                .toList());
    }
}
