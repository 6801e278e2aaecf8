package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.shared.GoDuration;
import java.time.Duration;

/** Durations in messages. */
final class Times {

    private Times() {}

    /** In whole seconds, as kubectl and helm write it: {@code 1m5s}. */
    static String describe(Duration duration) {
        return new GoDuration(Duration.ofSeconds(Math.max(0, duration.toSeconds()))).toString();
    }
}
