package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.shared.Event;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events of one operation small: the first and the last ones stay, what is between may go. */
final class EventLog {

    private static final int KEEP_FIRST = 50;
    private static final int KEEP_LAST = 350;

    private EventLog() {}

    /** The given events, without the middle when there are too many. Numbers stay as they are. */
    static List<Event> bounded(List<Event> events) {
        int surplus = events.size() - KEEP_FIRST - KEEP_LAST;
        if (surplus <= 0) {
            return events;
        }
        List<Event> kept = new ArrayList<>(events.subList(0, KEEP_FIRST));
        kept.addAll(events.subList(KEEP_FIRST + surplus, events.size()));
        return kept;
    }
}
