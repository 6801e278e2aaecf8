package io.jenkins.plugins.lizardcd.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RetriesTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final Retries retries = new Retries();

    @Test
    void faultsThatGoOnEndSoonAfterTheDeadline() {
        Instant deadline = START.plusSeconds(60);

        Instant end = faultsUntilGivenUp(START, deadline);

        assertThat(end).isBetween(deadline.plusSeconds(9), deadline.plusSeconds(12));
    }

    @Test
    void theDeadlineIsNotSleptThrough() {
        Instant deadline = START.plusSeconds(60);
        Instant now = START;
        for (Optional<Duration> pause = retries.next(now, deadline);
                now.isBefore(deadline);
                pause = retries.next(now, deadline)) {
            now = now.plus(pause.orElseThrow());
        }

        assertThat(now).isBetween(deadline, deadline.plusSeconds(1));
    }

    @Test
    void theFirstFaultLongAfterTheDeadlineIsTriedAgain() {
        Instant deadline = START.minusSeconds(300);

        Instant end = faultsUntilGivenUp(START, deadline);

        assertThat(end).isBetween(START.plusSeconds(9), START.plusSeconds(12));
    }

    @Test
    void pausesGrowAndBeginAnewAfterSuccess() {
        Instant deadline = START.plusSeconds(3600);

        assertThat(retries.next(START, deadline)).contains(Duration.ofMillis(250));
        assertThat(retries.next(START, deadline)).contains(Duration.ofMillis(500));
        retries.passed();
        assertThat(retries.next(START, deadline)).contains(Duration.ofMillis(250));
    }

    private Instant faultsUntilGivenUp(Instant from, Instant deadline) {
        Instant now = from;
        Optional<Duration> pause = retries.next(now, deadline);
        while (pause.isPresent()) {
            now = now.plus(pause.get());
            pause = retries.next(now, deadline);
        }
        return now;
    }
}
