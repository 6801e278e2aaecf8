package io.jenkins.plugins.lizardcd.agent;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.jenkins.plugins.lizardcd.agent.api.ApiServer;
import io.jenkins.plugins.lizardcd.agent.api.HttpsServer;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.config.AgentConfig;
import io.jenkins.plugins.lizardcd.agent.config.ConfigException;
import io.jenkins.plugins.lizardcd.agent.config.Secrets;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProgram;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.KustomizeProgram;
import io.jenkins.plugins.lizardcd.agent.operation.EngineSettings;
import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.agent.tls.SelfMadeCertificate;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running agent: the one place where its parts are put together. */
public final class Agent implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Agent.class);
    /** After this time it says that it serves, although it cannot reach the API server. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final List<Cluster> clusters;
    private final OperationEngine engine;
    private final ApiServer server;

    /**
     * Starts an agent.
     *
     * @param config its configuration
     * @throws ConfigException when it cannot start with that configuration
     */
    public Agent(AgentConfig config) throws Exception {
        ApiServer.KeyFiles files = keyFiles(config);
        // The port takes as long to open as the client to get ready; each has a core, where there are two.
        FutureTask<HttpsServer> opening = new FutureTask<>(() -> HttpsServer.open(config, files));
        new Thread(opening, "open-port").start();
        try {
            HelmProgram.use(config.helm(), config.policy().plainHttp());
            KustomizeProgram.use(config.kustomize());
            client = connect(config);
            List<String> namespaces = namespaces(config, client);
            clusters = namespaces.stream().map(n -> new Cluster(client, n)).toList();
            String identity = config.identity() == null ? hostName() + "-" + config.port() : config.identity();
            EngineSettings settings = new EngineSettings(
                    identity,
                    config.leaseDuration().value(),
                    config.workers(),
                    config.keepOperations(),
                    config.keepFor().value(),
                    config.policy());
            engine = new OperationEngine(clusters, settings, new Handlers());
            ApiServer.Self self = new ApiServer.Self(version(), identity, namespaces);
            server = new ApiServer(config, opened(opening), files, self, engine, clusters);
            // What the engine needs from the API server takes its time, and until then /readyz says so.
            engine.start();
            engine.awaitReady(READY_LIMIT);
            LOGGER.info("lizardcd-agent {} serves {} on port {} as {}", version(), namespaces, server.port(), identity);
            LOGGER.info("certificate fingerprint {}", server.fingerprint());
        } catch (Exception e) {
            closeOpened(opening);
            throw e;
        }
    }

    private static HttpsServer opened(FutureTask<HttpsServer> opening) throws Exception {
        try {
            return opening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void closeOpened(FutureTask<HttpsServer> opening) {
        try {
            opening.get().close();
        } catch (Exception e) {
            LOGGER.debug("the port was not open", e);
        }
    }

    /** The port that is open. */
    public int port() {
        return server.port();
    }

    /** {@code sha256:} and the hex digest of the certificate in use. */
    public String fingerprint() throws Exception {
        return server.fingerprint();
    }

    /** The version of this agent. */
    public static String version() {
        String version = Agent.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static KubernetesClient connect(AgentConfig config) {
        Config base = config.kubeconfig() == null
                ? Config.autoConfigure(config.context())
                : Config.fromKubeconfig(
                        config.context(),
                        read(config.kubeconfig()),
                        config.kubeconfig().toString());
        // Our own deadlines decide how long to try; ten silent retries of the client would only hide what is wrong.
        Config settings = new ConfigBuilder(base)
                .withRequestRetryBackoffLimit(1)
                .withUserAgent("lizardcd-agent/" + version())
                .build();
        return new KubernetesClientBuilder().withConfig(settings).build();
    }

    private static String read(Path kubeconfig) {
        try {
            return Files.readString(kubeconfig);
        } catch (IOException e) {
            throw new ConfigException("cannot read the kubeconfig " + kubeconfig + ": " + e);
        }
    }

    private static List<String> namespaces(AgentConfig config, KubernetesClient client) {
        if (!config.namespaces().isEmpty()) {
            return config.namespaces();
        }
        if (client.getNamespace() == null) {
            throw new ConfigException("there is no namespace to serve; set LIZARD_NAMESPACES, or a namespace in the"
                    + " context of the kubeconfig");
        }
        return List.of(client.getNamespace());
    }

    private static ApiServer.KeyFiles keyFiles(AgentConfig config) throws IOException {
        Path certificate = config.certificateFile();
        Path key = config.keyFile();
        if (certificate == null) {
            certificate = config.dataDirectory().resolve("tls.crt");
            key = config.dataDirectory().resolve("tls.key");
            if (!Files.exists(certificate) || !Files.exists(key)) {
                SelfMadeCertificate.KeyAndCertificate made = SelfMadeCertificate.make(
                        "lizardcd-agent", List.of("dns:localhost", "ip:127.0.0.1", "dns:" + hostName()));
                Secrets.write(key, made.key());
                Secrets.write(certificate, made.certificate());
                LOGGER.info("made a certificate in {}", certificate);
            }
        }
        Path tokens = config.tokenFile();
        if (tokens == null) {
            tokens = config.dataDirectory().resolve("token");
            if (!Files.exists(tokens)) {
                Secrets.write(tokens, Secrets.newToken() + "\n");
                LOGGER.info("made a bearer token in {}", tokens);
            }
        }
        return new ApiServer.KeyFiles(certificate, key, tokens);
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            return name.replaceAll("[^-a-z0-9.]", "-").replaceAll("^[-.]+|[-.]+$", "");
        } catch (UnknownHostException e) {
            return new File("/etc/hostname").exists() ? "agent" : "localhost";
        }
    }

    @Override
    public void close() throws Exception {
        server.close();
        engine.close();
        clusters.forEach(c -> c.view().close());
        client.close();
    }
}
