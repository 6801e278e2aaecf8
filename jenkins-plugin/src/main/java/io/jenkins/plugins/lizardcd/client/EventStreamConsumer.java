package io.jenkins.plugins.lizardcd.client;

import io.jenkins.plugins.lizardcd.shared.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;

/** Takes an event stream, or the error that came instead; remembers when it last heard of the agent. */
final class EventStreamConsumer extends AbstractBinResponseConsumer<Answer> {

    private static final int EVENT_LIMIT = 1 << 20;
    private static final int ERROR_LIMIT = 64 << 10;

    private final EventSink sink;
    private final SseParser parser;
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean answered;
    private int status;
    private boolean http2;
    private String contentType = "";
    private boolean isStream;

    EventStreamConsumer(EventSink sink) {
        this.sink = sink;
        this.parser = new SseParser(EVENT_LIMIT, this::dispatch);
    }

    /** Time since the last byte, heartbeats included. */
    long silentNanos() {
        return System.nanoTime() - lastHeard;
    }

    /** Whether the agent has answered at all. */
    boolean answered() {
        return answered;
    }

    private void dispatch(SseParser.Frame frame) {
        switch (frame.type()) {
            case "event" -> sink.event(frame.data());
            case "end" -> sink.ended(frame.data());
            default -> {} // a newer agent may have more to say
        }
    }

    @Override
    protected void start(HttpResponse response, ContentType type) {
        lastHeard = System.nanoTime();
        answered = true;
        status = response.getCode();
        http2 = BodyConsumer.isHttp2(response);
        contentType = type == null ? "" : type.getMimeType();
        isStream = status == 200 && Api.EVENT_STREAM.equalsIgnoreCase(contentType);
        if (isStream) {
            sink.opened();
        }
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        lastHeard = System.nanoTime();
        if (isStream) {
            parser.feed(source);
        } else {
            byte[] bytes = new byte[Math.min(source.remaining(), ERROR_LIMIT - error.size())];
            source.get(bytes);
            source.position(source.limit());
            error.writeBytes(bytes);
        }
    }

    @Override
    protected Answer buildResult() {
        return isStream ? null : new Answer(status, http2, contentType, Map.of(), error.toByteArray());
    }

    @Override
    public void releaseResources() {
        // the parser holds no more than a partial line
    }
}
