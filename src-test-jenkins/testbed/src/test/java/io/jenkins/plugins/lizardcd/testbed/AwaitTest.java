package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void asksAgainAfterAFailure() {
        AtomicInteger calls = new AtomicInteger();

        Await.until("the third call", Duration.ofSeconds(10), () -> {
            if (calls.incrementAndGet() < 2) {
                throw new IllegalStateException("too early");
            }
            return calls.get() == 3;
        });
    }

    @Test
    void saysWhatWasAwaitedWhyNotAndWhatThereIs() {
        assertThatThrownBy(() -> Await.until(
                        "pigs fly",
                        Duration.ofMillis(1),
                        () -> {
                            throw new IllegalStateException("no wings");
                        },
                        () -> "3 pigs"))
                .isInstanceOf(AssertionError.class)
                .hasMessage("waited 0 s in vain until pigs fly\n3 pigs")
                .hasRootCauseMessage("no wings");
    }
}
