package io.jenkins.plugins.lizardcd.agent.handler;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Caller;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import java.time.Instant;
import java.util.Optional;

/** One operation as its handler sees it. Not thread-safe: the engine makes one call at a time. */
public interface Run {

    /** The operation's id. */
    String id();

    /** The namespace it works in. */
    String namespace();

    /** Who asked for it. */
    Caller caller();

    /** Whether to plan only. */
    boolean dryRun();

    /** What to do when it is cancelled or out of time. */
    OnAbort onAbort();

    /** When it got its lock and began, by the agent's clock. */
    Instant startedAt();

    /** When it runs out of time; the same after a restart. */
    Instant deadline();

    /** Whether the deadline has passed. */
    boolean expired();

    /**
     * Says that what was changed is being put back. To leave it half done is worse than to be late, so faults are then
     * tried again until the given time, whatever the deadline. A restarted agent asks the handler again.
     *
     * @param until when to give up
     */
    void puttingBack(Instant until);

    /** The request to cancel it, if one came. */
    Optional<CancelRequest> cancel();

    /** What this agent does for anybody: a handler that finds out what it changes only on its way asks it. */
    AgentPolicy policy();

    /** The objects of the namespace. Every write through it checks the {@link io.jenkins.plugins.lizardcd.agent.client.Fence} first. */
    Cluster cluster();

    /**
     * Has the handler called again soon, from any thread: for what no watched object shows, such as the end of a process
     * that the handler started. Use it with a {@link Progress.Wait}. It does nothing any more when the operation has
     * ended or has gone to another replica.
     */
    Runnable waker();

    /**
     * Does something at most once, as the world sees it: the intent is in the journal before, the outcome after. When
     * the journal already holds the outcome, that is returned and nothing is done.
     *
     * @param step name of the act, unique in the operation
     * @param before what the act expects to find, for the journal; a JSON value or a record
     * @param type what the act returns; a record
     * @param act does it
     */
    <T> T act(String step, Object before, Class<T> type, Act<T> act) throws Exception;

    /**
     * Puts a decision or an observation into the journal, and returns it on every later call. It is durable before the
     * next act begins and before any event that follows it can be seen.
     *
     * @param step name of the note, unique in the operation
     * @param type what it holds; a record
     * @param value computes it, when the journal does not hold it yet
     */
    <T> T note(String step, Class<T> type, Observation<T> value) throws Exception;

    /**
     * What {@link #act} or {@link #note} put into the journal under that name.
     *
     * @param step the name
     * @param type what it holds
     */
    <T> Optional<T> noted(String step, Class<T> type);

    /**
     * The journal of another operation of this namespace, if it is still kept.
     *
     * @param operation the other operation's id
     * @param step name in its journal
     * @param type what it holds
     */
    <T> Optional<T> notedBy(String operation, String step, Class<T> type);

    /**
     * Tells a fact. It can be seen by clients only after it is durable. A fact equal to the last one with the same
     * {@code topic} is not repeated.
     *
     * @param topic what it is about, such as {@code progress} or {@code pod/web-1}
     * @param level how much it matters
     * @param message one line in English
     * @param data the same as values, or null
     */
    void tell(String topic, Level level, String message, EventData data);

    /**
     * Does the act itself.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface Act<T> {
        /**
         * Does it.
         *
         * @param again true when an earlier process may have done it already: look before writing
         */
        T perform(boolean again) throws Exception;
    }

    /**
     * Computes what a note holds.
     *
     * @param <T> what it returns
     */
    @FunctionalInterface
    interface Observation<T> {
        /** Looks at the world. */
        T look() throws Exception;
    }
}
