package io.jenkins.plugins.lizardcd.run;

import java.util.List;

/**
 * Tells which event lines a build's log holds already. A controller that is killed between writing a line and saving its
 * cursor would otherwise print the line twice; one that saved first would lose it. The log itself is the only record
 * that cannot disagree with the log.
 *
 * <p>Events were printed in order, so those in the log are a prefix of all events: each is searched behind the place
 * where the one before was found, and the first that is missing ends the search.
 */
final class LogReplay {

    private final List<String> logged;
    private int position;
    private boolean done;

    LogReplay(List<String> logged) {
        this.logged = logged;
        this.done = logged.isEmpty();
    }

    /**
     * Whether the log holds these lines at or behind the place of the lines asked for before.
     *
     * @param lines the lines of one event
     * @param trusted the event was saved as printed: when its lines are not found, perhaps masked, go on searching
     */
    boolean holds(List<String> lines, boolean trusted) {
        if (done) {
            return trusted;
        }
        for (int start = position; start + lines.size() <= logged.size(); start++) {
            if (logged.subList(start, start + lines.size()).equals(lines)) {
                position = start + lines.size();
                return true;
            }
        }
        done = !trusted;
        return trusted;
    }
}
