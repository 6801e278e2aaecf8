package io.jenkins.plugins.lizardcd.run;

import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Runs the short tasks of all operations, those of one operation one after another. Few threads serve many operations:
 * nothing that waits may run here.
 */
@Restricted(NoExternalUse.class)
public final class BuildExecutor implements Executor {

    private static final Logger LOGGER = Logger.getLogger(BuildExecutor.class.getName());
    private static final int THREADS = 6;
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final ThreadPoolExecutor POOL = pool();

    private final Queue<Runnable> tasks = new ArrayDeque<>(); // guarded by itself
    private boolean active; // guarded by tasks

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "Lizard operations #" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (active) {
                return;
            }
            active = true;
        }
        submit();
    }

    private void submit() {
        try {
            POOL.execute(this::runOne);
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "Jenkins is stopping; operations go on after the restart", e);
        }
    }

    private void runOne() {
        Runnable task;
        synchronized (tasks) {
            task = tasks.poll();
        }
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            if (task != null) {
                task.run();
            }
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, "a task of an operation failed", e);
        }
        synchronized (tasks) {
            active = !tasks.isEmpty();
            if (!active) {
                return;
            }
        }
        submit();
    }

    /** Lets running tasks end when Jenkins stops; waiting operations are resumed from their saved state. */
    @Terminator
    public static void stop() {
        POOL.shutdown();
    }
}
