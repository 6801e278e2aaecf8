package org.kohsuke.stapler;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** Signature of {@code HttpRedirect} (Stapler). */
public final class HttpRedirect extends RuntimeException implements HttpResponse {
    public HttpRedirect(String url) {
        throw new UnsupportedOperationException();
    }

    public HttpRedirect(int statusCode, String url) {
        throw new UnsupportedOperationException();
    }

    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }

    public static final HttpRedirect DOT = null;

    public static HttpResponse CONTEXT_ROOT;
}
