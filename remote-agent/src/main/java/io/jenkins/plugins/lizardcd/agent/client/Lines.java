package io.jenkins.plugins.lizardcd.agent.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Cuts a stream of bytes into lines. */
final class Lines {

    private final Consumer<byte[]> line;
    private ByteArrayOutputStream rest = new ByteArrayOutputStream(4096);

    Lines(Consumer<byte[]> line) {
        this.line = line;
    }

    void feed(ByteBuffer buffer) {
        while (buffer.hasRemaining()) {
            byte b = buffer.get();
            if (b != '\n') {
                rest.write(b);
            } else if (rest.size() > 0) {
                line.accept(rest.toByteArray());
                // A single huge object must not keep its buffer for as long as the watch lives.
                if (rest.size() > 65_536) {
                    rest = new ByteArrayOutputStream(4096);
                } else {
                    rest.reset();
                }
            }
        }
    }
}
