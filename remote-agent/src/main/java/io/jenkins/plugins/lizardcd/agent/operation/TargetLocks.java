package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock of each target: a Lease whose holder is {@code replica/life/operation}. Its {@code leaseTransitions} count
 * the holders. It is not renewed by itself: it is good as long as the Lease of its holder's {@link Replica} is. An
 * operation that locks nothing but must run in one replica only locks itself.
 */
final class TargetLocks {

    static final String LABEL_VALUE = "lock";
    private static final String PREFIX = "lizard-lock-";

    private final Leases leases;
    private final Standing standing;
    /** Locks as they were when this process took them, so that giving them back needs no read before. */
    private final Map<String, KubeObject> taken = new ConcurrentHashMap<>();

    /**
     * The locks of a namespace.
     *
     * @param standing what is known of other holders
     */
    TargetLocks(Leases leases, Standing standing) {
        this.leases = leases;
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

        /** Whether the operation is recorded to have ended; empty when there is no record of it. */
        Optional<Boolean> ended(String operation);
    }

    /** The locks an operation needs, always in the same order, so that two operations never wait for each other. */
    static List<String> needed(OperationRecord record) {
        List<String> targets = record.targets();
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

    /** Asks for the lock of one target and returns at once. */
    EarlyLock ask(String target, Holder holder) {
        return new EarlyLock(this, target, holder, leases.createSoon(lease(target, holder, 1)));
    }

    /** Takes note of a lock that was got. */
    void holds(String target, KubeObject lease) {
        taken.put(target, lease);
    }

    private Optional<Holder> acquire(String target, Holder holder) {
        // Most often the lock is free or was never taken, so begin with a create, which needs no read before.
        Optional<KubeObject> created = leases.create(lease(target, holder, 1));
        if (created.isPresent()) {
            holds(target, created.get());
            return Optional.empty();
        }
        Optional<KubeObject> found = leases.get(name(target));
        if (found.isEmpty()) {
            return acquire(target, holder);
        }
        Optional<Holder> other = Holder.parse(Leases.holder(found.get()));
        // Our own is adopted by a write as well: whoever may still be about to give it back then finds another version.
        boolean ours = other.isPresent() && other.get().equals(holder);
        if (other.isPresent() && !ours && !free(other.get(), holder)) {
            return other;
        }
        int transitions = found.get().number("spec", "leaseTransitions");
        Optional<KubeObject> replaced = leases.replace(
                lease(target, holder, transitions + 1), found.get().resourceVersion());
        if (replaced.isEmpty()) {
            return acquire(target, holder);
        }
        holds(target, replaced.get());
        return Optional.empty();
    }

    /**
     * Whether one may take the lock from the other. An operation that has ended writes no more, so its lock is only not
     * given back yet. The lock of one that has not ended goes only to that very operation, in whichever replica goes on
     * with it. One that is not recorded may be about to be, as long as its replica lives.
     */
    private boolean free(Holder other, Holder me) {
        Optional<Boolean> ended = standing.ended(other.operation());
        if (ended.orElse(false)) {
            return true;
        }
        boolean mine = other.operation().equals(me.operation());
        return standing.dead(other.replica()) && (mine || ended.isEmpty());
    }

    /** Gives back what the holder holds; locks of others are left alone. */
    void release(List<String> targets, Holder holder) {
        for (String target : targets) {
            KubeObject known = taken.remove(target);
            if (known == null || !isOf(holder, known) || !deleteExactly(known)) {
                leases.get(name(target)).filter(found -> isOf(holder, found)).ifPresent(this::deleteExactly);
            }
        }
    }

    private static boolean isOf(Holder holder, KubeObject lease) {
        return holder.toString().equals(Leases.holder(lease));
    }

    /** Deletes it if it is still that version; false when it is not. */
    boolean deleteExactly(KubeObject lease) {
        return leases.delete(lease.name(), lease.resourceVersion());
    }

    private ObjectNode lease(String target, Holder holder, int transitions) {
        ObjectNode lease = leases.lease(name(target), LABEL_VALUE, holder.toString());
        lease.withObject("/metadata/annotations").put("lizardcd.io/target", target);
        lease.withObject("/spec").put("acquireTime", Leases.time(Instant.now())).put("leaseTransitions", transitions);
        return lease;
    }

    private static String name(String target) {
        String readable = target.replace('/', '.');
        return PREFIX + (readable.length() <= 200 ? readable : OperationIds.hash(target));
    }
}
