package io.jenkins.plugins.lizardcd.agent.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes secrets and keeps them in files that only their owner can read. */
public final class Secrets {

    private static final int TOKEN_BYTES = 32;

    private Secrets() {}

    /** A new random bearer token: 256 bits in hex. */
    public static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Writes a file that nobody else can read at any moment.
     *
     * @param file where; its directory is made when missing
     * @param text what
     * @throws ConfigException when it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new ConfigException("cannot write " + file + ": " + e
                    + "; give a writable dataDirectory, or a tokenFile, certificateFile and keyFile of your own");
        }
    }
}
