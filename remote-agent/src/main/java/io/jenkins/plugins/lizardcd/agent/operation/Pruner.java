package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.shared.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which records of ended operations are kept no longer. By count the newest stay; further ones stay as long as a step
 * may still come back for the end of its operation, up to a cap that keeps a busy namespace from filling etcd. By age
 * all go.
 */
final class Pruner {

    /** After a restart of the controller or a lost connection a step asks again within this time. */
    static final Duration RECENT = Duration.ofHours(1);
    /** So many times the count is the most that is kept, however recent. */
    static final int CAP = 5;

    private final int keep;
    private final Duration keepFor;
    private final Clock clock;

    Pruner(int keep, Duration keepFor, Clock clock) {
        this.keep = keep;
        this.keepFor = keepFor;
        this.clock = clock;
    }

    /** Those of the given operations whose records are to be deleted, the newest first. */
    List<Operation> surplus(Collection<Operation> operations) {
        Instant now = clock.instant();
        List<Operation> ended = operations.stream()
                .filter(o -> o.phase().terminal())
                .sorted(Comparator.comparing(Operation::finishedAt).reversed())
                .toList();
        long recent =
                ended.stream().filter(o -> age(o, now).compareTo(RECENT) <= 0).count();
        long most = Math.max(keep, Math.min(recent, (long) keep * CAP));
        return IntStream.range(0, ended.size())
                .filter(i -> i >= most || age(ended.get(i), now).compareTo(keepFor) > 0)
                .mapToObj(ended::get)
                .toList();
    }

    private static Duration age(Operation operation, Instant now) {
        return Duration.between(operation.finishedAt(), now);
    }
}
