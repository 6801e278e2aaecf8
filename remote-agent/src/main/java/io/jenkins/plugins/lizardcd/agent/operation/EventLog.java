package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.shared.Event;
import java.util.ArrayList;
import java.util.List;

/** Keeps the events of one operation small: the first and the last ones stay, what is between may go. */
final class EventLog {

    private static final int KEEP_FIRST = 50;
    private static final int KEEP_LAST = 350;
    /** Of all messages together: what is told may be long, and the record has a limit. */
    private static final int MOST_CHARACTERS = 150_000;

    private EventLog() {}

    /** The given events, without the middle when there are too many. Numbers stay as they are. */
    static List<Event> bounded(List<Event> events) {
        int surplus = events.size() - KEEP_FIRST - KEEP_LAST;
        List<Event> kept = new ArrayList<>(events);
        if (surplus > 0) {
            kept.subList(KEEP_FIRST, KEEP_FIRST + surplus).clear();
        }
        int characters = kept.stream().mapToInt(EventLog::length).sum();
        while (characters > MOST_CHARACTERS && kept.size() > 1) {
            characters -= length(kept.remove(Math.min(KEEP_FIRST, (kept.size() - 1) / 2)));
        }
        return kept;
    }

    private static int length(Event event) {
        return event.message().length()
                + (event.data() == null ? 0 : event.data().toString().length());
    }
}
