package org.springframework.security.core.userdetails;

import org.springframework.security.core.AuthenticationException;

/** Signature of {@code UsernameNotFoundException} (Spring Security). */
public class UsernameNotFoundException extends AuthenticationException {
    public UsernameNotFoundException(String msg) {
        super(msg);
        throw new UnsupportedOperationException();
    }

    public UsernameNotFoundException(String msg, Throwable cause) {
        super(msg, cause);
        throw new UnsupportedOperationException();
    }
}
