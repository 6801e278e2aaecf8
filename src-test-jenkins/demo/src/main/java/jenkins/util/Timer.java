package jenkins.util;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Runs what is due. */
public class Timer {

    private static final ScheduledExecutorService ONE = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "timer");
        thread.setDaemon(true);
        return thread;
    });

    private Timer() {}

    /** It. */
    public static ScheduledExecutorService get() {
        return ONE;
    }
}
