package io.jenkins.plugins.lizardcd.agent.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an operation that met a fault tries again, and when it has to give up: soon after its time has run out, because
 * somebody waits for its end.
 */
final class Retries {

    /** How long past its time an operation may go on meeting faults, one after the other. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration SLOWEST = Duration.ofSeconds(10);
    private static final Duration SLOWEST_WHEN_LATE = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 6;

    private int faults;
    private Instant first;

    /** The last call had no fault. */
    void passed() {
        faults = 0;
    }

    /**
     * The last call had a fault.
     *
     * @param now the time
     * @param until when the operation's time runs out
     * @return the pause before the next call; empty when there is to be none
     */
    Optional<Duration> next(Instant now, Instant until) {
        if (faults++ == 0) {
            first = now;
        }
        // The first fault of an agent that was down when the time ran out is no reason to give up either.
        if (now.isAfter(until.plus(GRACE)) && now.isAfter(first.plus(GRACE))) {
            return Optional.empty();
        }
        Duration pause = shorter(SLOWEST, FIRST.multipliedBy(1L << Math.min(faults - 1, DOUBLINGS)));
        Duration left = Duration.between(now, until);
        // With the end of the time there is something to decide, and little time for it.
        Duration late = shorter(SLOWEST_WHEN_LATE, pause);
        return Optional.of(left.compareTo(late) <= 0 ? late : shorter(left, pause));
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
