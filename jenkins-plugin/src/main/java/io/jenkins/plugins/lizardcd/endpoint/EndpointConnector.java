package io.jenkins.plugins.lizardcd.endpoint;

import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import hudson.ProxyConfiguration;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.client.ConnectionSettings;
import io.jenkins.plugins.lizardcd.client.ConnectionSettings.Identity;
import io.jenkins.plugins.lizardcd.client.ConnectionSettings.ProxySettings;
import io.jenkins.plugins.lizardcd.client.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Makes clients for endpoints. Secrets are looked up each time, and live no longer than the client. */
public final class EndpointConnector {

    private static final int PEM_LIMIT = 1 << 20;

    private EndpointConnector() {}

    /**
     * A client for an endpoint.
     *
     * @param name name of the endpoint, looked up each time, so that a running build follows a change
     * @param credentialsId credential of the build's own, or null for that of the endpoint
     * @param run the build that uses the credentials
     * @param traceparent W3C trace context, or null
     * @throws AgentException when the endpoint or a credential is gone or not usable
     */
    public static AgentClient connect(String name, String credentialsId, Run<?, ?> run, String traceparent)
            throws AgentException {
        LizardGlobalConfiguration configuration = LizardGlobalConfiguration.get();
        Endpoint endpoint = configuration
                .endpoint(name)
                .orElseThrow(() ->
                        AgentException.refused(Messages.EndpointResolver_Unknown(name, configuration.names()), null));
        if (credentialsId != null && !endpoint.isAllowOwnCredentials()) {
            throw AgentException.refused(Messages.EndpointResolver_NoOwnCredentials(credentialsId, name), null);
        }
        return client(endpoint, credentialsId, run, traceparent);
    }

    /** A client with the settings of an endpoint that may not be saved yet. */
    static AgentClient connect(Endpoint endpoint) throws AgentException {
        return client(endpoint, null, null, null);
    }

    private static AgentClient client(Endpoint endpoint, String own, Run<?, ?> run, String traceparent)
            throws AgentException {
        try {
            endpoint.validate();
        } catch (IllegalArgumentException e) {
            throw AgentException.refused(e.getMessage(), e); // names the endpoint already
        }
        try {
            URI url = URI.create(endpoint.getUrl());
            String token = null;
            Identity identity = null;
            String id = own != null ? own : endpoint.getCredentialsId();
            if (id != null) {
                StandardCredentials caller =
                        own != null ? ownCredential(endpoint, own, run) : credential(endpoint, id, run);
                if (caller instanceof StringCredentials text) {
                    token = text.getSecret().getPlainText().trim();
                } else if (caller instanceof StandardCertificateCredentials certificate) {
                    identity = identity(certificate);
                } else {
                    throw wrongType(endpoint, id);
                }
            }
            ConnectionSettings settings = new ConnectionSettings(
                    url, endpoint.getCertificateFingerprint(), authorities(endpoint, run), identity, proxy(url));
            return new AgentClient(settings, token, traceparent);
        } catch (IllegalArgumentException | IOException | KeyStoreException e) {
            throw e instanceof AgentException known
                    ? known
                    : AgentException.refused(Messages.Endpoint_Fault(endpoint.getName(), e.getMessage()), e);
        }
    }

    private static StandardCredentials credential(Endpoint endpoint, String id, Run<?, ?> run) throws AgentException {
        StandardCredentials found = EndpointCredentials.find(id, StandardCredentials.class, endpoint.getUrl(), run);
        if (found == null) {
            throw AgentException.refused(
                    Messages.Endpoint_Fault(endpoint.getName(), Messages.EndpointCredentials_NotFound(id)), null);
        }
        return found;
    }

    private static StandardCredentials ownCredential(Endpoint endpoint, String id, Run<?, ?> run)
            throws AgentException {
        StandardCredentials found = EndpointCredentials.findOf(run, id, endpoint.getUrl());
        if (found == null) {
            throw AgentException.refused(
                    Messages.Endpoint_Fault(
                            endpoint.getName(),
                            Messages.EndpointCredentials_OwnNotFound(
                                    id, run.getParent().getFullName())),
                    null);
        }
        return found;
    }

    private static AgentException wrongType(Endpoint endpoint, String id) {
        return AgentException.refused(
                Messages.Endpoint_Fault(endpoint.getName(), Messages.EndpointCredentials_WrongType(id)), null);
    }

    private static String authorities(Endpoint endpoint, Run<?, ?> run) throws IOException {
        String id = endpoint.getCaCredentialsId();
        if (id == null) {
            return null;
        }
        StandardCredentials found = credential(endpoint, id, run);
        if (found instanceof StringCredentials text) {
            return text.getSecret().getPlainText();
        }
        if (found instanceof FileCredentials file) {
            try (InputStream content = file.getContent()) {
                return new String(content.readNBytes(PEM_LIMIT), StandardCharsets.US_ASCII);
            }
        }
        throw wrongType(endpoint, id);
    }

    private static Identity identity(StandardCertificateCredentials credentials) throws KeyStoreException {
        KeyStore keyStore = credentials.getKeyStore();
        for (String alias : Collections.list(keyStore.aliases())) {
            if (keyStore.isKeyEntry(alias) && keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
                return new Identity(
                        Fingerprint.of(certificate),
                        keyStore,
                        credentials.getPassword().getPlainText());
            }
        }
        throw new IllegalArgumentException(Messages.EndpointCredentials_NoKey(credentials.getId()));
    }

    private static ProxySettings proxy(URI url) {
        ProxyConfiguration configured = Jenkins.get().getProxy();
        if (configured == null || configured.createProxy(url.getHost()).type() != Proxy.Type.HTTP) {
            return null;
        }
        return new ProxySettings(
                configured.getName(),
                configured.getPort(),
                configured.getUserName(),
                configured.getSecretPassword() == null
                        ? null
                        : configured.getSecretPassword().getPlainText());
    }
}
