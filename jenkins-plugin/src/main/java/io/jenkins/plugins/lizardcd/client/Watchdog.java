package io.jenkins.plugins.lizardcd.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends event streams that have gone silent. An agent sends a heartbeat every ten seconds, so three missed ones mean that
 * it is gone, even if no TCP packet says so.
 */
final class Watchdog {

    private static final Logger LOGGER = Logger.getLogger(Watchdog.class.getName());
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(35);

    private static final Set<AgentStream> STREAMS = ConcurrentHashMap.newKeySet();
    private static ScheduledExecutorService timer; // guarded by Watchdog.class

    private Watchdog() {}

    static void watch(AgentStream stream) {
        STREAMS.add(stream);
        timer();
    }

    static void forget(AgentStream stream) {
        STREAMS.remove(stream);
    }

    static void later(Runnable task, long delay, TimeUnit unit) {
        timer().schedule(task, delay, unit);
    }

    /** Daemon threads of that name, numbered. */
    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + " #" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    private static synchronized ScheduledExecutorService timer() {
        if (timer == null || timer.isShutdown()) {
            timer = Executors.newSingleThreadScheduledExecutor(threads("Lizard heartbeat watch"));
            timer.scheduleWithFixedDelay(Watchdog::check, 5, 5, TimeUnit.SECONDS);
        }
        return timer;
    }

    private static void check() {
        for (AgentStream stream : STREAMS) {
            try {
                if (stream.silentNanos() > SILENCE) {
                    stream.silent();
                }
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "checking an event stream", e);
            }
        }
        AgentConnections.closeIdle();
    }

    static synchronized void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
        STREAMS.clear();
    }
}
