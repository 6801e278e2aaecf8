package io.jenkins.plugins.lizardcd.shared;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids of operations. An id is made from the idempotency key: a second operation under the same key is impossible,
 * whichever replica is asked, and who lost the answer to a request can still cancel what it may have begun.
 */
public final class OperationId {

    private static final int LENGTH = 16;

    private OperationId() {}

    /**
     * 80 bits of the key's SHA-256, in lower case letters and digits.
     *
     * @param key an idempotency key
     */
    public static String of(String key) {
        String digits = new BigInteger(1, sha256(key)).toString(32);
        return digits.substring(digits.length() - LENGTH);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
