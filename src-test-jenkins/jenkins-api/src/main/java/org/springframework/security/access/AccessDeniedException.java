package org.springframework.security.access;

/** Signature of {@code AccessDeniedException} (Spring Security). */
public class AccessDeniedException extends RuntimeException {
    public AccessDeniedException(String msg) {
        throw new UnsupportedOperationException();
    }

    public AccessDeniedException(String msg, Throwable cause) {
        throw new UnsupportedOperationException();
    }
}
