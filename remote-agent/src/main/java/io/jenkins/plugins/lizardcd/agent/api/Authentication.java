package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets pass who has a token or a client certificate. Health checks need neither. */
final class Authentication extends Handler.Wrapper {

    private static final Set<String> OPEN = Set.of("/healthz", "/readyz");
    private static final String SCHEME = "bearer ";

    private final Tokens tokens;

    Authentication(Handler next, Tokens tokens) {
        super(next);
        this.tokens = tokens;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Optional<String> refusal = refusal(request);
        if (refusal.isPresent()) {
            ProblemType type = request.isSecure() ? ProblemType.UNAUTHORIZED : ProblemType.INVALID_REQUEST;
            Answers.problem(response, callback, Problem.of(type, refusal.get()));
            return true;
        }
        return super.handle(request, response, callback);
    }

    private Optional<String> refusal(Request request) {
        if (!request.isSecure()) {
            return Optional.of("this port speaks HTTPS only; change the URL to https://");
        }
        if (OPEN.contains(request.getHttpURI().getPath()) || hasClientCertificate(request)) {
            return Optional.empty();
        }
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            return Optional.of("the request has no Authorization header; send 'Authorization: Bearer TOKEN'");
        }
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.of("the Authorization header must be 'Bearer TOKEN'");
        }
        return tokens.accept(header.substring(SCHEME.length()).trim())
                ? Optional.empty()
                : Optional.of("the token is not one of this agent's");
    }

    private static boolean hasClientCertificate(Request request) {
        // Jetty verifies a client's chain in the handshake; without client authorities it never asks for one.
        return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData data
                && data.peerCertificates() != null
                && data.peerCertificates().length > 0;
    }
}
