package io.jenkins.plugins.lizardcd.client;

/** Gets what an event stream brings. Called on an I/O thread: hand on, do not work. */
public interface EventSink {

    /** The agent has accepted the stream; events may follow much later. */
    void opened();

    /**
     * An event.
     *
     * @param json an {@link io.jenkins.plugins.lizardcd.shared.Event}
     */
    void event(String json);

    /**
     * The operation has ended; nothing follows but {@link #closed}.
     *
     * @param json an {@link io.jenkins.plugins.lizardcd.shared.Operation}
     */
    void ended(String json);

    /**
     * The stream is over. Called exactly once, and last.
     *
     * @param error why; null when the agent closed it in order
     */
    void closed(AgentException error);
}
