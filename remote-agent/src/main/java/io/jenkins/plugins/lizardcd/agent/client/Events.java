package io.jenkins.plugins.lizardcd.agent.client;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Reads the two shapes of Kubernetes events: of {@code v1} and of {@code events.k8s.io}. */
public final class Events {

    private Events() {}

    /**
     * When an event was seen last.
     *
     * @param event the event
     */
    public static Instant lastSeen(KubeObject event) {
        return KubeObject.time(event.at("lastTimestamp"))
                .or(() -> KubeObject.time(event.at("series", "lastObservedTime")))
                .or(() -> KubeObject.time(event.at("eventTime")))
                .or(event::createdAt)
                .orElse(Instant.EPOCH);
    }

    /**
     * How often an event was seen.
     *
     * @param event the event
     */
    public static int count(KubeObject event) {
        return Math.max(1, Math.max(event.number("count"), event.number("series", "count")));
    }

    static List<KubeObject> sorted(List<KubeObject> events) {
        return events.stream().sorted(Comparator.comparing(Events::lastSeen)).toList();
    }
}
