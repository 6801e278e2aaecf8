package io.jenkins.plugins.lizardcd.run;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;

/** The short tasks of one operation, one after another. None runs any more once Jenkins goes down. */
final class Tasks {

    private static final Logger LOGGER = Logger.getLogger(Tasks.class.getName());

    private final BuildExecutor executor = new BuildExecutor();
    private final String what;
    private final Consumer<Throwable> onFault;

    /**
     * Tasks for one operation.
     *
     * @param what what it is about, for Jenkins' log
     * @param onFault gets what a task throws; runs as a task does
     */
    Tasks(String what, Consumer<Throwable> onFault) {
        this.what = what;
        this.onFault = onFault;
    }

    /** A task; what it throws ends the step. */
    interface Task {
        void run() throws IOException, InterruptedException;
    }

    /** Whether Jenkins goes down: the state is saved, and the next controller goes on. */
    static boolean terminating() {
        Jenkins jenkins = Jenkins.getInstanceOrNull();
        return jenkins == null || jenkins.isTerminating();
    }

    void execute(Task task) {
        executor.execute(() -> {
            if (terminating()) {
                return;
            }
            try {
                task.run();
            } catch (Throwable t) {
                if (!(t instanceof IOException)) {
                    LOGGER.log(Level.WARNING, "following " + what, t);
                }
                onFault.accept(t);
            }
        });
    }

    void after(long millis, Task task) {
        Timer.get().schedule(() -> execute(task), millis, TimeUnit.MILLISECONDS);
    }
}
