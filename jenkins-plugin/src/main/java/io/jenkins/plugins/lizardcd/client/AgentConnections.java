package io.jenkins.plugins.lizardcd.client;

import hudson.init.Terminator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Keeps one {@link AgentConnection} per settings; closes those that nobody has used for a while. */
@Restricted(NoExternalUse.class)
public final class AgentConnections {

    private static final long IDLE = TimeUnit.MINUTES.toNanos(10);

    private static final Map<ConnectionSettings, AgentConnection> OPEN = new ConcurrentHashMap<>();

    private AgentConnections() {}

    static AgentConnection to(ConnectionSettings settings) {
        AgentConnection connection = OPEN.computeIfAbsent(settings, AgentConnection::new);
        connection.touch();
        return connection;
    }

    static void closeIdle() {
        OPEN.values().removeIf(connection -> {
            boolean idle = connection.idleNanos() > IDLE;
            if (idle) {
                connection.close();
            }
            return idle;
        });
    }

    /** Closes everything when Jenkins stops or the plugin is taken out. */
    @Terminator
    public static void closeAll() {
        Watchdog.stop();
        OPEN.values().forEach(AgentConnection::close);
        OPEN.clear();
    }
}
