package io.jenkins.plugins.lizardcd.agent.client;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a command writes: whole lines as they come, and at its end the last part of either stream. Thread-safe. */
public final class CommandOutput {

    /** The most that is kept of either stream, in bytes; the beginning goes. */
    public static final int MOST = 64 * 1024;

    /** The most lines that are told one by one. */
    public static final int MOST_LINES = 250;

    private static final int LINE_LENGTH = 500;

    private final List<Line> lines = new ArrayList<>();
    private int count;
    private final Stream standard = new Stream();
    private final Stream error = new Stream();

    CommandOutput() {}

    /**
     * A line of either stream.
     *
     * @param number counts the lines of both from 1
     * @param text without its end, cut to a bearable length
     */
    public record Line(int number, String text) {}

    OutputStream standard() {
        return standard;
    }

    OutputStream error() {
        return error;
    }

    /** The lines of both streams since the last call; of a flood only its beginning. */
    public synchronized List<Line> newLines() {
        List<Line> fresh = List.copyOf(lines);
        lines.clear();
        return fresh;
    }

    /** The last lines, such as one without an end of line, that {@link #newLines} has not told when all is written. */
    public synchronized List<Line> lastLines() {
        standard.endLine();
        error.endLine();
        return newLines();
    }

    /** The end of what it wrote to the standard output. */
    public synchronized String text() {
        return standard.text();
    }

    /** The end of what it wrote to the standard error. */
    public synchronized String errorText() {
        return error.text();
    }

    private final class Stream extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private byte[] kept = new byte[0];

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (CommandOutput.this) {
                for (int i = offset; i < offset + length; i++) {
                    if (bytes[i] == '\n') {
                        endLine();
                    } else if (line.size() < LINE_LENGTH * 4) {
                        line.write(bytes[i]);
                    }
                }
                keep(bytes, offset, length);
            }
        }

        private void endLine() {
            if (line.size() > 0 && count < MOST_LINES) {
                String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
                count++;
                lines.add(
                        new Line(count, text.length() <= LINE_LENGTH ? text : text.substring(0, LINE_LENGTH) + "..."));
            }
            line.reset();
        }

        private void keep(byte[] bytes, int offset, int length) {
            int fresh = Math.min(length, MOST);
            int old = Math.min(kept.length, MOST - fresh);
            byte[] next = new byte[old + fresh];
            System.arraycopy(kept, kept.length - old, next, 0, old);
            System.arraycopy(bytes, offset + length - fresh, next, old, fresh);
            kept = next;
        }

        private String text() {
            return new String(kept, StandardCharsets.UTF_8);
        }
    }
}
