package com.cloudbees.plugins.credentials;

import java.io.ObjectStreamException;
import java.io.Serializable;

/** Signature of {@code SecretBytes} (credentials). */
public class SecretBytes implements Serializable {
    public byte[] getPlainData() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object o) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public byte[] getEncryptedData() {
        throw new UnsupportedOperationException();
    }

    public static SecretBytes decrypt(byte[] data) {
        throw new UnsupportedOperationException();
    }

    public static byte[] getPlainData(SecretBytes s) {
        throw new UnsupportedOperationException();
    }

    public static SecretBytes fromRawBytes(byte[] data) {
        throw new UnsupportedOperationException();
    }

    public static SecretBytes fromString(String data) {
        throw new UnsupportedOperationException();
    }

    public static boolean isSecretBytes(String data) {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public static String toString(SecretBytes s) {
        throw new UnsupportedOperationException();
    }

    protected Object writeReplace() throws ObjectStreamException {
        throw new UnsupportedOperationException();
    }

    protected Object readResolve() throws ObjectStreamException {
        throw new UnsupportedOperationException();
    }

    SecretBytes() {
        throw new UnsupportedOperationException();
    }
}
