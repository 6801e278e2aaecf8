package io.jenkins.plugins.lizardcd.run;

import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Operation;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What an operation writes into the log of its build: a first line, what changes, a last line. */
final class OperationLog {

    private static final Logger LOGGER = Logger.getLogger(OperationLog.class.getName());

    private final OperationState state;
    private final OperationHost host;
    private final Set<String> toldCauses = new HashSet<>();
    private final Set<String> toldPlan = new HashSet<>();
    private LogReplay replay = new LogReplay(List.of());

    OperationLog(OperationState state, OperationHost host) {
        this.state = state;
        this.host = host;
    }

    /** Sets what the log holds already. */
    void replay(List<String> logged) {
        replay = new LogReplay(logged);
    }

    void head(String operationId) {
        once(
                List.of(EventLines.PREFIX + state.where() + ": " + state.summary + " (operation " + operationId + ")"),
                state.headPrinted);
        state.headPrinted = true;
    }

    void event(Event event) {
        if (event.data() instanceof EventData.Troubled troubled && troubled.cause() != null) {
            toldCauses.add(key(troubled.cause()));
        }
        if (String.valueOf(event.message()).startsWith(Ending.PLAN)) {
            toldPlan.addAll(EventLines.of(event));
        }
        if (!state.quiet) {
            once(EventLines.of(event), event.number() <= state.cursor);
        }
    }

    void end(Ending ending, Operation operation) {
        List<String> lines = new ArrayList<>();
        if (operation.failure() != null) {
            for (Cause cause : operation.failure().causes()) {
                // A quiet log did not show the events, and a cause may be known only at the end.
                if (state.quiet || toldCauses.add(key(cause))) {
                    lines.add(EventLines.PREFIX + EventLines.clean(describe(cause)));
                    EventLines.logLines(lines, cause.logLines());
                }
            }
        }
        lines.addAll(ending.lines(!state.quiet));
        lines.removeIf(toldPlan::contains); // an agent may tell its plan as events
        once(lines, false);
    }

    /** A line of the plugin itself. */
    void line(String text) {
        print(List.of(EventLines.PREFIX + EventLines.clean(text)));
    }

    /** A line that belongs to the one before or after. */
    void detail(String text) {
        print(List.of(EventLines.INDENT + EventLines.clean(text)));
    }

    private static String describe(Cause cause) {
        String where = cause.object() + (cause.container() == null ? "" : " container " + cause.container());
        return where + ": " + cause.reason() + (cause.message() == null ? "" : ": " + cause.message());
    }

    private static String key(Cause cause) {
        return cause.object() + "|" + cause.container() + "|" + cause.reason();
    }

    private void once(List<String> lines, boolean trusted) {
        if (!replay.holds(lines, trusted)) {
            print(lines);
        }
    }

    private void print(List<String> lines) {
        try {
            PrintStream out = host.listener().getLogger();
            // One write, so that lines of parallel branches do not come between; flushed, so that a saved cursor
            // never names a line that a kill could still lose.
            out.print(String.join("\n", lines) + "\n");
            out.flush();
        } catch (IOException | InterruptedException e) {
            LOGGER.log(Level.WARNING, "writing to the log of " + state.where(), e);
        }
    }
}
