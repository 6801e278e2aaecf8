package io.jenkins.plugins.lizardcd.client;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Puts what went wrong on the way to an agent into one line that an administrator can act on. */
final class Explanation {

    private Explanation() {}

    static AgentException of(ConnectionSettings settings, Throwable error) {
        URI url = settings.url();
        String address = url.getHost() + ":" + port(url);
        if (error instanceof AgentException known) {
            return known;
        }
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException || t instanceof UnresolvedAddressException) {
                String name =
                        settings.proxy() == null ? url.getHost() : url.getHost() + " or the proxy " + settings.proxy();
                return AgentException.unreachable(
                        "the host " + name + " is unknown; check the URL of the endpoint and the DNS of the controller",
                        error);
            }
            if (t instanceof BodyConsumer.BodyTooLargeException) {
                return AgentException.refused(t.getMessage(), error);
            }
        }
        AgentException tls = tls(address, error);
        if (tls != null) {
            return tls;
        }
        return AgentException.unreachable(network(address, settings, error), error);
    }

    private static String network(String address, ConnectionSettings settings, Throwable error) {
        String via = settings.proxy() == null ? "" : " through the proxy " + settings.proxy();
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (t instanceof SocketTimeoutException || t instanceof CancellationException) {
                return address + " gave no answer in time" + via + "; is the agent running and the port open?";
            }
            if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                return "no connection to " + address + via + " (" + t.getMessage() + "); is the agent running?";
            }
        }
        String reason = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
        return "the connection to " + address + via + " broke (" + reason + ")";
    }

    private static AgentException tls(String address, Throwable error) {
        SSLException ssl = find(error, SSLException.class);
        CertificateException certificate = find(error, CertificateException.class);
        if (ssl == null && certificate == null) {
            return null;
        }
        if (find(error, CertificateExpiredException.class) != null) {
            String when =
                    certificate instanceof CertificateExpiredException ? "" : " (" + certificate.getMessage() + ")";
            return AgentException.refused(
                    "the certificate of " + address + " has expired" + when + "; renew it on the agent", error);
        }
        if (find(error, CertPathBuilderException.class) != null
                || find(error, CertPathValidatorException.class) != null) {
            String detail = certificate instanceof UnknownAuthorityException unknown ? unknown.getMessage() : "";
            return AgentException.refused(
                    "the certificate of " + address + " is signed by no authority that Jenkins trusts" + detail
                            + "; set the fingerprint or the CA of the endpoint",
                    error);
        }
        if (certificate != null) {
            return AgentException.refused(
                    "the certificate of " + address + " is refused: " + certificate.getMessage(), error);
        }
        String text = String.valueOf(ssl.getMessage());
        if (text.contains("Unsupported or unrecognized SSL message") || text.contains("plaintext connection")) {
            return AgentException.refused(
                    address + " speaks plain HTTP; an agent speaks HTTPS only, check the port of the URL", error);
        }
        if (ssl instanceof SSLPeerUnverifiedException) {
            return AgentException.refused(
                    "the certificate of " + address + " is for another host: " + text
                            + "; use that name in the URL, or set the certificate's fingerprint",
                    error);
        }
        if (text.contains("alert")) {
            return AgentException.refused(
                    address + " ended the TLS handshake (" + text
                            + "); if it asks for a client certificate, set one as the endpoint's credentials",
                    error);
        }
        return AgentException.unreachable("TLS with " + address + " failed: " + text, error);
    }

    /** An answer that is not what was asked for. */
    static AgentException of(ConnectionSettings settings, Answer answer) {
        Problem problem = problem(answer);
        if (problem != null) {
            String detail = problem.detail() == null ? problem.title() : problem.detail();
            String rule =
                    problem.rule() == null || detail.contains(problem.rule()) ? "" : " (rule " + problem.rule() + ")";
            return AgentException.answered(answer.status(), detail + rule + hint(answer.status()), problem);
        }
        String text = answer.text().replaceAll("\\s+", " ").trim();
        text = text.length() <= 200 ? text : text.substring(0, 197) + "...";
        String body = text.isEmpty() ? "" : ": " + text;
        return AgentException.answered(
                answer.status(),
                settings.url() + " answered HTTP " + answer.status() + body + hint(answer.status()),
                null);
    }

    private static String hint(int status) {
        return status == 401 ? "; check the credentials of the endpoint against the agent's token" : "";
    }

    private static Problem problem(Answer answer) {
        List<String> types = List.of(Api.PROBLEM_JSON, "application/json");
        if (!types.contains(answer.contentType())) {
            return null;
        }
        try {
            Problem problem = Json.read(answer.text(), Problem.class);
            return problem == null || problem.detail() == null && problem.title() == null ? null : problem;
        } catch (IllegalStateException e) {
            return null;
        }
    }

    private static int port(URI url) {
        return url.getPort() < 0 ? 443 : url.getPort();
    }

    private static <T extends Throwable> T find(Throwable error, Class<T> type) {
        for (Throwable t = error; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
