package io.jenkins.plugins.lizardcd.acceptance;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What the agent itself says about an operation that has ended. */
final class AgentEvents {

    private AgentEvents() {}

    /** Messages of all events of an operation, in their order. */
    static List<String> of(AgentProcess agent, String namespace, String operation) {
        List<String> messages = new ArrayList<>();
        try {
            HttpsURLConnection connection = open(agent, Api.events(namespace, operation));
            connection.setRequestProperty("Accept", Api.EVENT_STREAM);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ") && name.equals("event")) {
                        messages.add(Json.read(line.substring(6), Event.class).message());
                    } else if (line.startsWith("data: ") && name.equals("end")) {
                        return messages;
                    }
                }
            }
            throw new IllegalStateException("the stream of " + operation + " ended without its end: " + messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations that the agent has, newest first. */
    static List<Operation> operations(AgentProcess agent, String namespace) {
        try (InputStream answer = open(agent, Api.operations(namespace)).getInputStream()) {
            return List.of(Json.read(new String(answer.readAllBytes(), StandardCharsets.UTF_8), Operation[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends an operation, as somebody with the token might. */
    static void cancel(AgentProcess agent, String namespace, String operation) {
        try {
            HttpsURLConnection connection = open(agent, Api.cancel(namespace, operation));
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
            if (connection.getResponseCode() != 202) {
                throw new IllegalStateException("the agent answered " + connection.getResponseCode());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpsURLConnection open(AgentProcess agent, String path) throws IOException {
        HttpsURLConnection connection =
                (HttpsURLConnection) agent.url().resolve(path).toURL().openConnection();
        connection.setSSLSocketFactory(trusting(agent).getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true); // its address is 127.0.0.1
        connection.setRequestProperty("Authorization", "Bearer " + agent.token());
        connection.setReadTimeout(30_000);
        return connection;
    }

    private static SSLContext trusting(AgentProcess agent) throws IOException {
        try (InputStream pem = new ByteArrayInputStream(
                Files.readAllBytes(agent.dataDirectory().resolve("tls.crt")))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "agent", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
