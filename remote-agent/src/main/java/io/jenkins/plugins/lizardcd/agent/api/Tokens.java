package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.config.ConfigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bearer tokens that are accepted, one a line in a file. The file is read again when it changes, so a token can be
 * rotated without a restart: add the new one, change Jenkins, remove the old one.
 */
final class Tokens {

    private static final Logger LOGGER = LoggerFactory.getLogger(Tokens.class);
    private static final int SHORTEST = 16;

    private final Path file;
    private volatile Known known;

    private record Known(FileTime changed, long size, List<byte[]> digests) {}

    Tokens(Path file) {
        this.file = file;
        this.known = read();
    }

    /** Whether the token is one of those in the file. Takes the same time for any wrong token. */
    boolean accept(String token) {
        refresh();
        byte[] digest = digest(token);
        boolean found = false;
        for (byte[] each : known.digests()) {
            found |= MessageDigest.isEqual(each, digest);
        }
        return found;
    }

    private void refresh() {
        try {
            Known now = known;
            if (!Files.getLastModifiedTime(file).equals(now.changed()) || Files.size(file) != now.size()) {
                known = read();
                LOGGER.info(
                        "read the tokens in {} again: {} accepted",
                        file,
                        known.digests().size());
            }
        } catch (IOException | ConfigException e) {
            LOGGER.warn("cannot read {}, so the tokens known so far stay: {}", file, e.getMessage());
        }
    }

    private Known read() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            List<String> tokens = Files.readAllLines(file).stream()
                    .map(String::trim)
                    .filter(l -> !l.isEmpty())
                    .toList();
            if (tokens.isEmpty() || tokens.stream().anyMatch(t -> t.length() < SHORTEST)) {
                throw new ConfigException(
                        "the file " + file + " must hold tokens of at least " + SHORTEST + " characters, one a line");
            }
            return new Known(changed, size, tokens.stream().map(Tokens::digest).toList());
        } catch (IOException e) {
            throw new ConfigException("cannot read the tokens in " + file + ": " + e);
        }
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
