package io.jenkins.plugins.lizardcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.lizardcd.client.SseParser.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {

    private static final String STREAM = "\uFEFF: heartbeat\n\nid: 1\nevent: event\ndata: {\"a\":\"ä\"}\n\n"
            + ": heartbeat\r\n\r\nid: 2\r\nevent: event\r\ndata: x\r\ndata: y\r\n\r\nevent: end\rdata:z\r\r";

    private final List<Frame> frames = new ArrayList<>();
    private final SseParser parser = new SseParser(1000, frames::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void findsTheSameEventsHoweverTheBytesArrive(int piece) throws IOException {
        byte[] bytes = STREAM.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            parser.feed(ByteBuffer.wrap(bytes, at, Math.min(piece, bytes.length - at)));
        }
        assertThat(frames)
                .containsExactly(
                        new Frame("1", "event", "{\"a\":\"ä\"}"),
                        new Frame("2", "event", "x\ny"),
                        new Frame("2", "end", "z"));
    }

    @Test
    void eventWithoutItsEmptyLineIsNotDelivered() throws IOException {
        parser.feed(ByteBuffer.wrap("id: 1\nevent: event\ndata: cut off\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(frames).isEmpty();
    }

    @Test
    void endlessEventBreaksTheStream() {
        ByteBuffer bytes = ByteBuffer.wrap(("data: " + "x".repeat(2000)).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> parser.feed(bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1000 bytes");
    }

    @Test
    void fieldsOfTheFutureAreSkipped() throws IOException {
        parser.feed(ByteBuffer.wrap("retry: 5\nfoo\ndata\n\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(frames).containsExactly(new Frame(null, "message", ""));
    }
}
