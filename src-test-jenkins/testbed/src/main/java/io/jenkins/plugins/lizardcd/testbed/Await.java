package io.jenkins.plugins.lizardcd.testbed;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until something is true, and says what was not when time is up. */
public final class Await {

    /** Most conditions fork a kubectl, and many tests wait at the same time. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private Await() {}

    /**
     * Asks until the condition holds.
     *
     * @param what what is awaited, as in "pod web is ready"
     * @param limit how long to ask
     * @param condition returns whether it holds; what it throws counts as "not yet"
     * @throws AssertionError when the limit passes; its cause is what the condition threw last
     */
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        until(what, limit, condition, () -> "");
    }

    /**
     * Like {@link #until(String, Duration, Callable)}, with more to say on failure.
     *
     * @param what what is awaited
     * @param limit how long to ask
     * @param condition returns whether it holds
     * @param evidence called on failure only: the state of things, for the error's message
     */
    public static void until(String what, Duration limit, Callable<Boolean> condition, Supplier<String> evidence) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        do {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting until " + what, e);
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < end);
        String state = evidence.get();
        throw new AssertionError(
                "waited " + limit.toSeconds() + " s in vain until " + what + (state.isBlank() ? "" : "\n" + state),
                last);
    }
}
