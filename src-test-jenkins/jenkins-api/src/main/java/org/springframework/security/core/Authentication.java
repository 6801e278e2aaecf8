package org.springframework.security.core;

import java.io.Serializable;
import java.security.Principal;

/** Signature of {@code Authentication} (Spring Security). */
public interface Authentication extends Principal, Serializable {
    Object getCredentials();

    Object getDetails();

    Object getPrincipal();

    boolean isAuthenticated();
}
