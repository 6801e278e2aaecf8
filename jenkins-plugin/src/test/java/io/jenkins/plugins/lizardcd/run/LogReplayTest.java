package io.jenkins.plugins.lizardcd.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogReplayTest {

    private final LogReplay replay = new LogReplay(List.of("head", "1/3", "2/3", "agent is back", "1/3", "   at x"));

    @Test
    void lineThatComesTwiceIsFoundTwiceOnly() {
        assertThat(replay.holds(List.of("1/3"), false)).isTrue();
        assertThat(replay.holds(List.of("2/3"), false)).isTrue();
        assertThat(replay.holds(List.of("1/3"), false)).isTrue();
        assertThat(replay.holds(List.of("1/3"), false)).isFalse();
    }

    @Test
    void nothingIsFoundBehindTheFirstLineThatIsMissing() {
        assertThat(replay.holds(List.of("1/3"), false)).isTrue();
        assertThat(replay.holds(List.of("0/3"), false)).isFalse();
        assertThat(replay.holds(List.of("1/3"), false)).isFalse();
    }

    @Test
    void maskedLineThatWasSavedAsPrintedDoesNotEndTheSearch() {
        assertThat(replay.holds(List.of("1/3"), true)).isTrue();
        assertThat(replay.holds(List.of("secret"), true)).isTrue();
        assertThat(replay.holds(List.of("1/3", "   at x"), false)).isTrue();
    }

    @Test
    void linesOfOneEventBelongTogether() {
        assertThat(replay.holds(List.of("2/3", "1/3"), false)).isFalse();
    }

    @Test
    void emptyLogHoldsOnlyWhatWasSavedAsPrinted() {
        LogReplay empty = new LogReplay(List.of());
        assertThat(empty.holds(List.of("a"), true)).isTrue();
        assertThat(empty.holds(List.of("a"), false)).isFalse();
    }
}
