package hudson.util;

import java.io.Serializable;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;

/** Signature of {@code Secret} (Jenkins core). */
public final class Secret implements Serializable {
    public String getPlainText() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object that) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public String getEncryptedValue() {
        throw new UnsupportedOperationException();
    }

    public static Secret decrypt(String data) {
        throw new UnsupportedOperationException();
    }

    public static Cipher getCipher(String algorithm) throws GeneralSecurityException {
        throw new UnsupportedOperationException();
    }

    public static Secret fromString(String data) {
        throw new UnsupportedOperationException();
    }

    public static String toString(Secret s) {
        throw new UnsupportedOperationException();
    }

    Secret() {
        throw new UnsupportedOperationException();
    }
}
