package io.jenkins.plugins.lizardcd.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Level;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    @Test
    void logLinesOfAPodStandIndentedBelow() {
        Cause cause = new Cause("pod/web-1", "web", "CrashLoopBackOff", "exit 1", List.of("panic: no URL", "bye"));
        Event event = new Event(
                1, Instant.EPOCH, Level.ERROR, "pod/web-1", "pod web-1 crashes", new EventData.Troubled(cause));
        assertThat(EventLines.of(event))
                .containsExactly("[lizard] pod web-1 crashes", "         panic: no URL", "         bye");
    }

    @Test
    void textFromAPodCannotForgeConsoleNotesOrLines() {
        assertThat(EventLines.clean("a\u001B[8mha:forged\r\n[lizard] succeeded\tb"))
                .isEqualTo("a [8mha:forged [lizard] succeeded\tb");
    }

    @Test
    void longLineIsCut() {
        assertThat(EventLines.clean("x".repeat(5000))).hasSizeLessThan(2100);
    }
}
