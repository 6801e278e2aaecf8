package io.jenkins.plugins.lizardcd.agent.operation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids of operations. An id is made from the idempotency key, so that the name of the record itself makes a second
 * operation under the same key impossible, whichever replica is asked.
 */
final class OperationIds {

    private static final int LENGTH = 16;

    private OperationIds() {}

    /** 80 bits of the key's SHA-256, in lower case letters and digits; without a key, random. */
    static String of(String key) {
        String from = key == null ? UUID.randomUUID().toString() : key;
        String digits = new BigInteger(1, sha256(from)).toString(32);
        return digits.substring(digits.length() - LENGTH);
    }

    /** A short, stable form of any text, for names of objects. */
    static String hash(String text) {
        return of(text);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
