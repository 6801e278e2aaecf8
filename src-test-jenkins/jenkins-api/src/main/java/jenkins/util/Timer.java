package jenkins.util;

import java.util.concurrent.ScheduledExecutorService;

/** Signature of {@code Timer} (Jenkins core). */
public class Timer {
    public static ScheduledExecutorService get() {
        throw new UnsupportedOperationException();
    }

    public static void shutdown() {
        throw new UnsupportedOperationException();
    }

    Timer() {
        throw new UnsupportedOperationException();
    }
}
