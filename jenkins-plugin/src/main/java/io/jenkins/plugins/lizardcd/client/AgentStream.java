package io.jenkins.plugins.lizardcd.client;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;

/** One event stream, from its request to its end. */
final class AgentStream implements FutureCallback<Answer> {

    private final AgentConnection connection;
    private final EventSink sink;
    private final EventStreamConsumer consumer;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Future<Answer> exchange;

    AgentStream(AgentConnection connection, EventSink sink) {
        this.connection = connection;
        this.sink = sink;
        this.consumer = new EventStreamConsumer(sink);
    }

    /** Sends the request. */
    void open(AsyncRequestProducer request) {
        Watchdog.watch(this);
        try {
            exchange = connection.stream(request, consumer, this);
        } catch (RuntimeException e) {
            failed(e);
        }
        if (closed.get()) {
            cancel();
        }
    }

    long silentNanos() {
        connection.touch();
        return consumer.silentNanos();
    }

    void silent() {
        if (!consumer.answered()) {
            connection.abandonMultiplexed();
        }
        close(AgentException.unreachable(
                connection.settings().url() + " has sent nothing for 35 s, not even a heartbeat", null));
        cancel();
    }

    void cancel() {
        closed.set(true);
        Watchdog.forget(this);
        Future<Answer> running = exchange;
        if (running != null) {
            running.cancel(true);
        }
    }

    void close(AgentException error) {
        Watchdog.forget(this);
        if (closed.compareAndSet(false, true)) {
            sink.closed(error);
        }
    }

    @Override
    public void completed(Answer error) {
        close(error == null ? null : Explanation.of(connection.settings(), error));
    }

    @Override
    public void failed(Exception error) {
        close(Explanation.of(connection.settings(), error));
    }

    @Override
    public void cancelled() {
        close(AgentException.unreachable(
                "the event stream of " + connection.settings().url() + " was cut", null));
    }
}
