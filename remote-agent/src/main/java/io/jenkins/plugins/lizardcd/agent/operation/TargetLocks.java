package io.jenkins.plugins.lizardcd.agent.operation;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The lock of each target: a Lease whose holder is {@code replica/life/operation}. Its {@code leaseTransitions} count
 * the holders. It is not renewed by itself: it is good as long as the Lease of its holder's {@link Replica} is. An
 * operation that locks nothing but must run in one replica only locks itself.
 */
final class TargetLocks {

    static final String LABEL_VALUE = "lock";
    private static final String PREFIX = "lizard-lock-";

    private final KubernetesClient client;
    private final String namespace;
    private final Standing standing;

    /**
     * The locks of a namespace.
     *
     * @param standing what is known of other holders
     */
    TargetLocks(KubernetesClient client, String namespace, Standing standing) {
        this.client = client;
        this.namespace = namespace;
        this.standing = standing;
    }

    /**
     * Who holds a lock.
     *
     * @param replica identity of the process
     * @param operation id of the operation
     */
    record Holder(String replica, String operation) {

        static Optional<Holder> parse(String identity) {
            int slash = identity == null ? -1 : identity.lastIndexOf('/');
            return slash <= 0
                    ? Optional.empty()
                    : Optional.of(new Holder(identity.substring(0, slash), identity.substring(slash + 1)));
        }

        @Override
        public String toString() {
            return replica + "/" + operation;
        }
    }

    /** What this replica knows of the holder of a lock. */
    interface Standing {
        /** Whether the process cannot write any more. */
        boolean dead(String replica);

        /** Whether the operation has ended or is not kept any more. */
        boolean over(String operation);
    }

    /** The locks an operation needs, always in the same order, so that two operations never wait for each other. */
    static List<String> needed(OperationRecord record) {
        List<String> targets = record.request().spec().targets();
        return targets.isEmpty()
                ? List.of("operation/" + record.id())
                : targets.stream().sorted().toList();
    }

    /**
     * Takes all locks or none.
     *
     * @return empty when taken; else who holds the first one that is not free
     */
    Optional<Holder> acquire(List<String> targets, Holder holder) {
        for (int i = 0; i < targets.size(); i++) {
            Optional<Holder> other = acquire(targets.get(i), holder);
            if (other.isPresent()) {
                release(targets.subList(0, i), holder);
                return other;
            }
        }
        return Optional.empty();
    }

    private Optional<Holder> acquire(String target, Holder holder) {
        // Most often the lock is free or was never taken, so begin with a create, which needs no read before.
        try {
            client.leases()
                    .inNamespace(namespace)
                    .resource(lease(target, holder, 1))
                    .create();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409) {
                throw e;
            }
        }
        Lease found =
                client.leases().inNamespace(namespace).withName(name(target)).get();
        if (found == null) {
            return acquire(target, holder);
        }
        Optional<Holder> other = Holder.parse(found.getSpec().getHolderIdentity());
        if (other.isPresent() && other.get().equals(holder)) {
            return Optional.empty();
        }
        if (other.isPresent() && !free(other.get(), holder)) {
            return other;
        }
        Integer transitions = found.getSpec().getLeaseTransitions();
        Lease taken = lease(target, holder, transitions == null ? 1 : transitions + 1);
        taken.getMetadata().setResourceVersion(found.getMetadata().getResourceVersion());
        try {
            client.leases().inNamespace(namespace).resource(taken).update();
            return Optional.empty();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 409 || e.getCode() == 404) {
                return acquire(target, holder);
            }
            throw e;
        }
    }

    /**
     * Whether one may take the lock from the other. The lock of an operation that has not ended goes only to that very
     * operation, in whichever replica goes on with it.
     */
    private boolean free(Holder other, Holder me) {
        boolean mine = other.operation().equals(me.operation());
        return standing.dead(other.replica()) && (mine || standing.over(other.operation()));
    }

    /** Gives back what the holder holds; locks of others are left alone. */
    void release(List<String> targets, Holder holder) {
        for (String target : targets) {
            Lease found = client.leases()
                    .inNamespace(namespace)
                    .withName(name(target))
                    .get();
            if (found != null && holder.toString().equals(found.getSpec().getHolderIdentity())) {
                delete(found);
            }
        }
    }

    private void delete(Lease lease) {
        try {
            client.leases()
                    .inNamespace(namespace)
                    .resource(lease)
                    .lockResourceVersion()
                    .delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 409 && e.getCode() != 404) {
                throw e;
            }
        }
    }

    private Lease lease(String target, Holder holder, int transitions) {
        return new LeaseBuilder()
                .withNewMetadata()
                .withName(name(target))
                .withNamespace(namespace)
                .addToLabels(RecordStore.RECORD_LABEL, LABEL_VALUE)
                .addToAnnotations("lizardcd.io/target", target)
                .endMetadata()
                .withNewSpec()
                .withHolderIdentity(holder.toString())
                .withAcquireTime(ZonedDateTime.now(ZoneOffset.UTC))
                .withLeaseTransitions(transitions)
                .endSpec()
                .build();
    }

    private static String name(String target) {
        String readable = target.replace('/', '.');
        return PREFIX + (readable.length() <= 200 ? readable : OperationIds.hash(target));
    }
}
