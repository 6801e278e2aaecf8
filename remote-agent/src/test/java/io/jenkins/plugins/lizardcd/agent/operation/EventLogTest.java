package io.jenkins.plugins.lizardcd.agent.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class EventLogTest {

    private static List<Event> bounded(int count, int length) {
        return EventLog.bounded(LongStream.rangeClosed(1, count)
                .mapToObj(i -> new Event(i, Instant.EPOCH, Level.INFO, "progress", "x".repeat(length), null))
                .toList());
    }

    @Test
    void theMiddleOfManyEventsGoes() {
        List<Event> kept = bounded(1000, 10);

        assertThat(kept).hasSize(400);
        assertThat(kept.get(49).number()).isEqualTo(50);
        assertThat(kept.get(50).number()).isEqualTo(651);
    }

    @Test
    void theMiddleOfLongEventsGoesAsWell() {
        List<Event> kept = bounded(60, 10_000);

        assertThat(kept).hasSize(15);
        assertThat(kept.get(0).number()).isEqualTo(1);
        assertThat(kept.get(14).number()).isEqualTo(60);
        assertThat(bounded(3, 200_000)).extracting(Event::number).containsExactly(3L);
    }
}
