package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine.News;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One client that follows an operation, as Server-Sent Events. It costs no thread: what cannot be written at once waits
 * in memory, and a client that does not read is dropped when too much waits.
 */
final class EventStream {

    private static final int MOST_WAITING = 2000;

    private final Response response;
    private final Callback callback;
    private final Queue<String> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean finishing;
    private boolean over;
    private Runnable onOver = () -> {};

    EventStream(Response response, Callback callback) {
        this.response = response;
        this.callback = callback;
        response.setStatus(200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Api.EVENT_STREAM + "; charset=utf-8");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Accel-Buffering", "no");
    }

    /** What to do when the stream is over, for whichever reason; at once when it is already. */
    void onOver(Runnable action) {
        boolean now;
        synchronized (this) {
            onOver = action;
            now = over;
        }
        if (now) {
            action.run();
        }
    }

    /** Sends events, and after the last one of an ended operation the operation itself. */
    void send(News news) {
        StringBuilder frames = new StringBuilder();
        for (Event event : news.events()) {
            frames.append("id: ").append(event.number()).append('\n');
            frame(frames, "event", Json.write(event));
        }
        boolean last = news.operation().phase().terminal();
        if (last) {
            frame(frames, "end", Json.write(news.operation()));
        }
        enqueue(frames.toString(), last);
    }

    /** Shows both sides that the connection lives. */
    void heartbeat() {
        enqueue(": still here\n\n", false);
    }

    private static void frame(StringBuilder frames, String name, String json) {
        frames.append("event: ").append(name).append("\ndata: ").append(json).append("\n\n");
    }

    private void enqueue(String text, boolean last) {
        synchronized (this) {
            if (finishing || over) {
                return;
            }
            finishing = last;
            waiting.add(text);
            if (writing && waiting.size() <= MOST_WAITING) {
                return;
            }
            if (writing) {
                finishing = true;
                waiting.clear();
                return;
            }
            writing = true;
        }
        writeNext();
    }

    private void writeNext() {
        StringBuilder text = new StringBuilder();
        boolean last;
        synchronized (this) {
            if (waiting.isEmpty() && !finishing) {
                writing = false;
                return;
            }
            waiting.forEach(text::append);
            waiting.clear();
            last = finishing;
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        response.write(last, bytes, Callback.from(() -> written(last), this::failed));
    }

    private void written(boolean last) {
        if (last) {
            callback.succeeded();
            end();
        } else {
            writeNext();
        }
    }

    private void failed(Throwable fault) {
        callback.failed(fault);
        end();
    }

    private void end() {
        Runnable action;
        synchronized (this) {
            over = true;
            action = onOver;
        }
        action.run();
    }
}
