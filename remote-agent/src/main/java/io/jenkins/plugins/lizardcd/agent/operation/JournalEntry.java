package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One line of an operation's journal: an act, or a note when there is no intent.
 *
 * @param step its name, unique in the operation
 * @param intendedAt when the intent was recorded; null for a note
 * @param before what the act expected to find; may be null
 * @param doneAt when the outcome was recorded; null while the act is open
 * @param observed the outcome; null while the act is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JournalEntry(String step, Instant intendedAt, JsonNode before, Instant doneAt, JsonNode observed) {

    static JournalEntry note(String step, Instant at, JsonNode value) {
        return new JournalEntry(step, null, null, at, value);
    }

    static JournalEntry intent(String step, Instant at, JsonNode before) {
        return new JournalEntry(step, at, before, null, null);
    }

    JournalEntry done(Instant at, JsonNode outcome) {
        return new JournalEntry(step, intendedAt, before, at, outcome);
    }

    boolean open() {
        return doneAt == null;
    }
}
