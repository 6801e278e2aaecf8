package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine.News;
import io.jenkins.plugins.lizardcd.shared.Event;
import java.util.List;
import java.util.function.Consumer;

/** Gives a listener the events that it does not have yet, each once and in order, and the end once. */
final class Follower implements Consumer<OperationRecord> {

    private final Consumer<News> listener;
    private long last;
    private boolean ended;

    /**
     * A follower.
     *
     * @param last number of the last event that the listener has
     * @param listener gets the news
     */
    Follower(long last, Consumer<News> listener) {
        this.last = last;
        this.listener = listener;
    }

    @Override
    public synchronized void accept(OperationRecord record) {
        List<Event> fresh =
                record.events().stream().filter(e -> e.number() > last).toList();
        if (ended || fresh.isEmpty() && !record.ended()) {
            return;
        }
        last = Math.max(last, record.lastEvent());
        ended = record.ended();
        listener.accept(new News(fresh, record.view()));
    }
}
