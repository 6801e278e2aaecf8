package io.jenkins.plugins.lizardcd.benchmarks;

import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The most memory that a child of a process has had since this was opened. It looks every few milliseconds at what Linux
 * remembers as the peak, so it may miss what a child allocates right before its end.
 */
final class PeakOfChildren implements AutoCloseable {

    private static final long LOOK_MILLIS = 3;

    private final Proc parent;
    private final String program;
    private final Thread thread = new Thread(this::look, "peak of children");
    private volatile boolean open = true;
    private volatile double most = Double.NaN;

    /**
     * Begins to look.
     *
     * @param program name of its children's executable
     */
    PeakOfChildren(Proc parent, String program) {
        this.parent = parent;
        this.program = program;
        thread.setDaemon(true);
        thread.start();
    }

    /** The peak so far, resident, in MB; not a number when there was no child. */
    double megabytes() {
        return most;
    }

    private void look() {
        while (open) {
            for (Proc child : parent.children()) {
                try {
                    // Before it becomes the program it is a copy of its parent.
                    if (child.name().equals(program)) {
                        most = Double.isNaN(most) ? child.peak() : Math.max(most, child.peak());
                    }
                } catch (UncheckedIOException | IllegalStateException e) {
                    // it has just ended
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
        }
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join();
    }
}
