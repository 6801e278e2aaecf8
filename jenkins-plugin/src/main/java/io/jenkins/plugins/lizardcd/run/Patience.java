package io.jenkins.plugins.lizardcd.run;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How long and how often to try again when the agent cannot be reached. */
final class Patience {

    private static final long FIRST_PAUSE = 250; // ¼ s
    private static final long LONGEST_PAUSE = 15_000;
    private static final long UNTOLD = TimeUnit.SECONDS.toMillis(8); // an agent that restarts is back before
    private static final long BEFORE_SUBMIT = TimeUnit.MINUTES.toMillis(2);
    private static final long GRACE = TimeUnit.MINUTES.toMillis(5);
    private static final long AFTER_STOP = TimeUnit.MINUTES.toMillis(1);

    private final OperationState state;
    private long began = System.currentTimeMillis();
    private long stopped;
    private long failingSince;
    private int failures;
    private boolean told;

    Patience(OperationState state) {
        this.state = state;
    }

    void resumed() {
        began = System.currentTimeMillis();
    }

    void stopping() {
        if (stopped == 0) {
            stopped = System.currentTimeMillis();
        }
    }

    /** Counts a failure; true when it is time to tell the user, which happens once per outage. */
    boolean failed() {
        long now = System.currentTimeMillis();
        failingSince = failingSince == 0 ? now : failingSince;
        boolean tell = !told && now - failingSince >= UNTOLD;
        told |= tell;
        return tell;
    }

    /** Ends an outage; true when the user was told of it. */
    boolean succeeded() {
        boolean wasTold = told;
        failingSince = 0;
        failures = 0;
        told = false;
        return wasTold;
    }

    /** Milliseconds to the next try; longer each time, and never the same for all steps. */
    long pause() {
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures++, 10));
        return ThreadLocalRandom.current().nextLong(pause * 3 / 4, pause + 1);
    }

    boolean more() {
        return System.currentTimeMillis() < limit();
    }

    /** Local time when trying ends, for the log. */
    String until() {
        return DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.ROOT)
                .format(Instant.ofEpochMilli(limit()).atZone(ZoneId.systemDefault()));
    }

    private long limit() {
        if (stopped != 0) {
            return stopped + AFTER_STOP;
        }
        if (state.operationId == null) {
            return began + Math.min(BEFORE_SUBMIT, state.timeoutMillis);
        }
        long deadline = state.deadlineMillis != 0 ? state.deadlineMillis : state.startedMillis + state.timeoutMillis;
        // After a long stop of the controller the deadline may be over: the agent still knows how it ended.
        return Math.max(deadline + GRACE, began + BEFORE_SUBMIT);
    }
}
