package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Health;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a workload does.
 *
 * @param health in one word
 * @param message one line
 * @param counts its pods
 * @param troubles what is wrong, most telling first
 * @param type what sort of failure it is, when it is one
 */
public record Verdict(Health health, String message, Counts counts, List<Trouble> troubles, ProblemType type) {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Copies the list. */
    public Verdict {
        troubles = List.copyOf(troubles);
    }

    static Verdict of(Health health, String message, Counts counts) {
        return new Verdict(health, message, counts, List.of(), ProblemType.ROLLOUT_FAILED);
    }

    static Verdict missing(String message) {
        return new Verdict(Health.MISSING, message, Counts.NONE, List.of(), ProblemType.NOT_FOUND);
    }

    static Verdict superseded(String message, Counts counts) {
        return new Verdict(Health.DEGRADED, message, counts, List.of(), ProblemType.SUPERSEDED);
    }

    Verdict with(List<Trouble> found) {
        List<Trouble> sorted = found.stream()
                .sorted((a, b) -> Boolean.compare(b.fatal(), a.fatal()))
                .toList();
        return new Verdict(health, message, counts, sorted, type);
    }

    /** Whether it can only go on like this: nothing that the cluster does by itself will help. */
    public boolean ended() {
        return health != Health.PROGRESSING;
    }

    /** Whether it still tries, but cannot succeed as things are. */
    public boolean stuck() {
        return health == Health.PROGRESSING && troubles.stream().anyMatch(Trouble::fatal);
    }

    /** The causes without what only the reader of logs needs. */
    public List<Cause> causes() {
        return troubles.stream().map(Trouble::cause).toList();
    }

    /** When to look again even if nothing changes. */
    public Duration recheck() {
        return troubles.stream()
                .map(Trouble::recheck)
                .filter(Objects::nonNull)
                .map(d -> d.plusMillis(50))
                .reduce(LONGEST, (a, b) -> a.compareTo(b) < 0 ? a : b);
    }
}
