package io.jenkins.plugins.lizardcd.run;

import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.EventData;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns events into log lines. The same event always gives the same lines, so that {@link LogReplay} can recognise them.
 */
final class EventLines {

    /** Begins each line of ours. */
    static final String PREFIX = "[lizard] ";

    /** Indents what belongs to the line before. */
    static final String INDENT = "         ";

    private static final int LONGEST = 2000;

    private EventLines() {}

    static List<String> of(Event event) {
        List<String> lines = new ArrayList<>();
        lines.add(PREFIX + clean(event.message()));
        if (event.data() instanceof EventData.Troubled troubled && troubled.cause() != null) {
            logLines(lines, troubled.cause().logLines());
        } else if (event.data() instanceof EventData.Logged logged) {
            logLines(lines, logged.lines());
        }
        return lines;
    }

    static void logLines(List<String> lines, List<String> log) {
        log.forEach(line -> lines.add(INDENT + clean(line)));
    }

    /** One line without control characters: the text comes from pods, and must not forge console notes or lines. */
    static String clean(String text) {
        String line =
                String.valueOf(text).replaceAll("[\\p{Cntrl}&&[^\\t]]+", " ").stripTrailing();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
