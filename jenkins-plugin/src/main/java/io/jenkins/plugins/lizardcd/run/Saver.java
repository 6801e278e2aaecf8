package io.jenkins.plugins.lizardcd.run;

/** Saves within a second: each save writes the whole program of the build, and the log knows the rest anyway. */
final class Saver {

    private static final long DELAY = 1000; // ms

    private final OperationHost host;
    private final Conclusion conclusion;
    private final Tasks tasks;
    private boolean due;

    Saver(OperationHost host, Conclusion conclusion, Tasks tasks) {
        this.host = host;
        this.conclusion = conclusion;
        this.tasks = tasks;
    }

    /** Called by a task; those of one operation never run at the same time. */
    void soon() {
        if (due) {
            return;
        }
        due = true;
        tasks.after(DELAY, () -> {
            due = false;
            if (!conclusion.reached()) {
                host.save();
            }
        });
    }
}
