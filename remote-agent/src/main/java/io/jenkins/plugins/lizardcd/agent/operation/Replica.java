package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among the replicas of the agent in one namespace. One Lease per replica, renewed a few times per
 * duration, says that it lives; all locks it holds are good as long as that Lease is. So a thousand locks cost one
 * renewal, not a thousand.
 *
 * <p>Nobody's clock is trusted: whether another replica is dead is judged by how long its Lease did not change while we
 * watched (as client-go's leader election does); whether we may still write, by our own monotonic clock.
 */
final class Replica {

    private static final Logger LOGGER = LoggerFactory.getLogger(Replica.class);
    static final String LABEL_VALUE = "replica";
    private static final String PREFIX = "lizard-agent-";

    private final Leases leases;
    private final String name;
    private final Duration duration;
    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();
    private volatile Incarnation incarnation;
    private String version;

    /**
     * One continuous life of a replica. A process that slept past its Lease starts a new one, as if restarted.
     */
    static final class Incarnation {
        private final String identity;
        private volatile long goodUntilNanos;

        private Incarnation(String identity, long goodUntilNanos) {
            this.identity = identity;
            this.goodUntilNanos = goodUntilNanos;
        }

        String identity() {
            return identity;
        }

        /** Whether no other replica can have judged us dead yet. */
        boolean good() {
            return System.nanoTime() - goodUntilNanos < 0;
        }
    }

    private record Sighting(String version, String holder, long sinceNanos) {}

    Replica(Leases leases, String name, Duration duration) {
        this.leases = leases;
        this.name = name;
        this.duration = duration;
        this.incarnation = new Incarnation(newIdentity(), System.nanoTime() - 1);
    }

    /** The life we are in. */
    Incarnation current() {
        return incarnation;
    }

    /**
     * Renews the Lease. Called a few times per duration.
     *
     * @return true when the life before was lost, so that everything held in it must be taken anew
     */
    boolean renew() {
        Incarnation life = incarnation;
        boolean reborn = false;
        if (!life.good()) {
            life = new Incarnation(newIdentity(), System.nanoTime() - 1);
            reborn = true;
        }
        long before = System.nanoTime();
        write(life.identity);
        // A third of the duration stays as margin for a write that is under way when the time runs out.
        life.goodUntilNanos = before + duration.toNanos() * 2 / 3;
        incarnation = life;
        return reborn;
    }

    /** Ends this life at once, so that the others need not wait. */
    void leave() {
        incarnation.goodUntilNanos = System.nanoTime() - 1;
        try {
            leases.delete(PREFIX + name, null);
        } catch (RuntimeException e) {
            LOGGER.info(
                    "could not delete the Lease of {}; the others wait until it runs out: {}", name, e.getMessage());
        }
    }

    /** Whether a Lease is one of a replica, and not a lock. */
    static boolean is(String lease) {
        return lease.startsWith(PREFIX);
    }

    /** Takes note of a replica's Lease as it is now. */
    void saw(KubeObject lease) {
        String seen = lease.resourceVersion();
        sightings.compute(
                lease.name(),
                (n, old) -> old != null && old.version.equals(seen)
                        ? old
                        : new Sighting(seen, Leases.holder(lease), System.nanoTime()));
    }

    /** Takes note that a replica's Lease is gone: it left by its own will. */
    void gone(String lease) {
        sightings.put(lease, new Sighting("", "", System.nanoTime()));
    }

    /**
     * Whether the process with that identity cannot write any more. A process we never saw counts from the first
     * question.
     */
    boolean dead(String identity) {
        if (identity.equals(incarnation.identity)) {
            return false;
        }
        String other = identity.substring(0, identity.lastIndexOf('/'));
        if (other.equals(name)) {
            return true; // an earlier life under our own name: that process has ended, or has noticed it slept
        }
        Sighting seen = sightings.computeIfAbsent(PREFIX + other, n -> new Sighting("", identity, System.nanoTime()));
        boolean another = !seen.holder.equals(identity);
        return another || System.nanoTime() - seen.sinceNanos > duration.toNanos();
    }

    private String newIdentity() {
        return name + "/" + UUID.randomUUID().toString().substring(0, 8);
    }

    private void write(String identity) {
        ObjectNode lease = leases.lease(PREFIX + name, LABEL_VALUE, identity);
        lease.withObject("/spec")
                .put("leaseDurationSeconds", (int) duration.toSeconds())
                .put("renewTime", Leases.time(Instant.now()));
        Optional<KubeObject> written = version == null ? Optional.empty() : leases.replace(lease, version);
        if (written.isEmpty()) {
            // The first time, or somebody has deleted it: by hand, or an agent that was started under our name.
            Optional<KubeObject> found = leases.get(PREFIX + name);
            lease.withObject("/metadata").remove("resourceVersion");
            written = found.isPresent() ? leases.replace(lease, found.get().resourceVersion()) : leases.create(lease);
        }
        version = written.map(KubeObject::resourceVersion).orElse(null);
        if (version == null) {
            throw new RetryableException("the Lease " + PREFIX + name + " is written by somebody else as well", null);
        }
    }
}
