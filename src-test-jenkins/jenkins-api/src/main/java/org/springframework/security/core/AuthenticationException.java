package org.springframework.security.core;

/** Signature of {@code AuthenticationException} (Spring Security). */
public abstract class AuthenticationException extends RuntimeException {
    public AuthenticationException(String msg, Throwable cause) {
        throw new UnsupportedOperationException();
    }

    public AuthenticationException(String msg) {
        throw new UnsupportedOperationException();
    }
}
