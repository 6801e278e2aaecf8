package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A finished program.
 *
 * @param line what was run
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
record Command(String line, int code, String out, String err) {

    /** Runs a program to its end, with the given text as input. */
    static Command run(List<String> line, String input) {
        try {
            // Files rather than pipes: a daemon that inherited a pipe would keep the reader waiting for its end.
            Path out = Files.createTempFile("testbed", ".out");
            Path err = Files.createTempFile("testbed", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
                // The cluster is on this machine; a proxy for the world outside does not know it.
                builder.environment().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT)
                        .matches("https?_proxy"));
                Process process = builder.start();
                try (OutputStream stdin = process.getOutputStream()) {
                    stdin.write(input.getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // The program ended without reading its input; its exit code and message say why.
                }
                int code = process.waitFor();
                return new Command(String.join(" ", line), code, Files.readString(out), Files.readString(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + line.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + String.join(" ", line), e);
        }
    }

    /** Its output; a failure when it ended with another code than 0. */
    String orThrow() {
        if (code != 0) {
            throw new IllegalStateException(line + " ended with " + code + ": " + (err + out).strip());
        }
        return out;
    }
}
