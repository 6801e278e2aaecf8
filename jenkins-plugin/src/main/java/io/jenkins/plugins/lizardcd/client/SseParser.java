package io.jenkins.plugins.lizardcd.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes Server-Sent Events apart (HTML Standard, section 9.2) as bytes arrive, in pieces of any size. Not thread-safe.
 */
final class SseParser {

    /**
     * One event of the stream.
     *
     * @param id the last id seen, or null
     * @param type the event's type; {@code message} when it names none
     * @param data its data; lines are joined by a line feed
     */
    record Frame(String id, String type, String data) {}

    private static final int BOM = 0xFEFF;

    private final int limit;
    private final Consumer<Frame> frames;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    private final StringBuilder data = new StringBuilder();
    private boolean hasData;
    private boolean first = true;
    private boolean afterCarriageReturn;
    private String type = "";
    private String id;

    /**
     * Parses into {@code frames}.
     *
     * @param limit most bytes of one event; a stream that exceeds it is broken
     * @param frames gets each event
     */
    SseParser(int limit, Consumer<Frame> frames) {
        this.limit = limit;
        this.frames = frames;
    }

    void feed(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            if (b == '\n' && afterCarriageReturn) {
                afterCarriageReturn = false;
                continue;
            }
            afterCarriageReturn = b == '\r';
            if (b == '\n' || b == '\r') {
                endLine();
            } else {
                line.write(b);
                if (line.size() + data.length() > limit) {
                    throw new IOException("an event of the agent is larger than " + limit + " bytes");
                }
            }
        }
    }

    private void endLine() {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first) {
            first = false;
            if (!text.isEmpty() && text.charAt(0) == BOM) {
                text = text.substring(1);
            }
        }
        if (text.isEmpty()) {
            dispatch();
            return;
        }
        int colon = text.indexOf(':');
        if (colon == 0) {
            return; // a comment: the agent's heartbeat
        }
        String field = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        switch (field) {
            case "event" -> type = value;
            case "data" -> {
                data.append(hasData ? "\n" : "").append(value);
                hasData = true;
            }
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {} // "retry" and fields of the future
        }
    }

    private void dispatch() {
        if (hasData) {
            frames.accept(new Frame(id, type.isEmpty() ? "message" : type, data.toString()));
        }
        data.setLength(0);
        hasData = false;
        type = "";
    }
}
