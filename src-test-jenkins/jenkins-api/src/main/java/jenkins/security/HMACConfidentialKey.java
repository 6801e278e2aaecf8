package jenkins.security;

import javax.crypto.Mac;

/** Signature of {@code HMACConfidentialKey} (Jenkins core). */
public class HMACConfidentialKey extends ConfidentialKey {
    public HMACConfidentialKey(String id, int length) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public HMACConfidentialKey(String id) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public HMACConfidentialKey(Class owner, String shortName, int length) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public HMACConfidentialKey(Class owner, String shortName) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public byte[] mac(byte[] message) {
        throw new UnsupportedOperationException();
    }

    public boolean checkMac(byte[] message, byte[] mac) {
        throw new UnsupportedOperationException();
    }

    public String mac(String message) {
        throw new UnsupportedOperationException();
    }

    public boolean checkMac(String message, String mac) {
        throw new UnsupportedOperationException();
    }

    public Mac createMac() {
        throw new UnsupportedOperationException();
    }
}
