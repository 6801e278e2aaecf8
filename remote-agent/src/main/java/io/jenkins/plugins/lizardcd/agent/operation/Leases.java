package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.OwnObjects;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The Leases of a namespace that are the agent's: those of its replicas, and the locks. */
final class Leases {

    // Kubernetes' MicroTime.
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final OwnObjects objects;

    Leases(Cluster cluster) {
        this.objects = cluster.own(ApiResource.LEASES);
    }

    /** A Lease to be written. */
    ObjectNode lease(String name, String kind, String holder) {
        ObjectNode lease = objects.named(name);
        lease.withObject("/metadata/labels").put(RecordStore.RECORD_LABEL, kind);
        lease.putObject("spec").put("holderIdentity", holder);
        return lease;
    }

    static String time(Instant time) {
        return MICROS.format(time);
    }

    /** Who holds it; empty when nobody does. */
    static String holder(KubeObject lease) {
        return lease.text("spec", "holderIdentity");
    }

    /** Creates a Lease; empty when there is one of that name. */
    Optional<KubeObject> create(ObjectNode lease) {
        return objects.create(lease);
    }

    /** Asks for a Lease to be created, and returns at once; empty when there is one of that name. */
    CompletableFuture<Optional<KubeObject>> createSoon(ObjectNode lease) {
        return objects.createSoon(lease);
    }

    /** Reads a Lease. */
    Optional<KubeObject> get(String name) {
        return objects.get(name);
    }

    /** Replaces a Lease that still has the given version; empty when it has another one, or is gone. */
    Optional<KubeObject> replace(ObjectNode lease, String version) {
        lease.withObject("/metadata").put("resourceVersion", version);
        return objects.replace(lease);
    }

    /** Deletes a Lease; null for any version. False when it has another version. */
    boolean delete(String name, String version) {
        return objects.delete(name, version);
    }

    /** Watches all Leases of the agent until closed. */
    AutoCloseable watch(OwnObjects.Listener listener) {
        return objects.watch(RecordStore.RECORD_LABEL, listener, () -> {});
    }
}
