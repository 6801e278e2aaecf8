package hudson.security;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

/** Signature of {@code AccessDeniedException3} (Jenkins core). */
public class AccessDeniedException3 extends AccessDeniedException {
    public final Authentication authentication;

    public final Permission permission;

    public AccessDeniedException3(Authentication authentication, Permission permission) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public AccessDeniedException3(Throwable t, Authentication authentication, Permission permission) {
        super((String) null);
        throw new UnsupportedOperationException();
    }

    public void reportAsHeaders(HttpServletResponse rsp) {
        throw new UnsupportedOperationException();
    }

    public void report(PrintWriter w) {
        throw new UnsupportedOperationException();
    }
}
