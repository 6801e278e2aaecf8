package io.jenkins.plugins.lizardcd.agent.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Instant;
import java.util.List;

/**
 * All that is durable about an operation. Immutable; what a holder changes makes a new record.
 *
 * @param id unique in the namespace
 * @param namespace the namespace
 * @param request as it was submitted, with defaults filled in
 * @param fence grows by one each time another process takes the operation over; writes carry it
 * @param state what changes as a whole
 * @param journal acts and notes in order
 * @param events facts in order, perhaps without some in the middle
 * @param cancel the request to cancel, or null
 * @param renewedAt when a client last renewed its time-out, or null
 */
record OperationRecord(
        String id,
        String namespace,
        OperationRequest request,
        long fence,
        State state,
        List<JournalEntry> journal,
        List<Event> events,
        CancelRequest cancel,
        Instant renewedAt) {

    /**
     * The small part that is written with every change.
     *
     * @param phase where the operation is
     * @param holder identity of the process that runs it; null while none does
     * @param submittedAt when it was recorded
     * @param startedAt when it first got its lock; null before
     * @param finishedAt when it ended; null before
     * @param result set when it succeeded
     * @param failure set when it ended otherwise
     * @param targets what it locks, when that is more than its request says; else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record State(
            Phase phase,
            String holder,
            Instant submittedAt,
            Instant startedAt,
            Instant finishedAt,
            Result result,
            Failure failure,
            List<String> targets) {

        State phase(Phase next) {
            return new State(next, holder, submittedAt, startedAt, finishedAt, result, failure, targets);
        }

        State heldBy(String identity) {
            return new State(phase, identity, submittedAt, startedAt, finishedAt, result, failure, targets);
        }

        State started(Instant now) {
            Instant first = startedAt == null ? now : startedAt;
            return new State(Phase.RUNNING, holder, submittedAt, first, null, null, null, targets);
        }

        State ended(Phase terminal, Instant now, Result outcome, Failure why) {
            return new State(terminal, null, submittedAt, startedAt, now, outcome, why, targets);
        }

        State locking(List<String> all) {
            return new State(phase, holder, submittedAt, startedAt, finishedAt, result, failure, List.copyOf(all));
        }
    }

    /** The same with what others have added: a request to cancel and a renewal; null for none. */
    OperationRecord told(CancelRequest asked, Instant renewed) {
        return new OperationRecord(id, namespace, request, fence, state, journal, events, asked, renewed);
    }

    /** The same without its journal, which is most of it. */
    OperationRecord withoutJournal() {
        return new OperationRecord(id, namespace, request, fence, state, List.of(), events, cancel, renewedAt);
    }

    /** What the operation locks. */
    List<String> targets() {
        return state.targets() == null ? request.spec().targets() : state.targets();
    }

    /** What it is to do, for messages: {@code setImage deployment/web}. */
    String what() {
        return (request.spec().kindName() + " "
                        + String.join(", ", request.spec().targets()))
                .trim();
    }

    boolean ended() {
        return state.phase().terminal();
    }

    long lastEvent() {
        return events.isEmpty() ? 0 : events.get(events.size() - 1).number();
    }

    /** While it waits for its lock the time-out counts from the submission, then anew from the start. */
    Instant deadline() {
        Instant from = state.startedAt() == null ? state.submittedAt() : state.startedAt();
        if (renewedAt != null && renewedAt.isAfter(from)) {
            from = renewedAt;
        }
        return from.plus(request.timeout().value());
    }

    Operation view() {
        return new Operation(
                id,
                namespace,
                request.spec().kindName(),
                targets(),
                state.phase(),
                request.caller(),
                state.submittedAt(),
                deadline(),
                state.finishedAt(),
                lastEvent(),
                state.result(),
                state.failure());
    }
}
