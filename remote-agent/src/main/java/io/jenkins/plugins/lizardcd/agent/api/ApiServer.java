package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.config.AgentConfig;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Capabilities;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole HTTPS interface of an agent. */
public final class ApiServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ApiServer.class);
    private static final int HEARTBEAT_SECONDS = 10;

    private final OperationEngine engine;
    private final Cluster cluster;
    private final String version;
    private final String identity;
    private final List<String> namespaces;
    private final Path certificate;
    private final Path key;
    private final OperationsApi operations;
    private final ReadsApi reads;
    private final HelmApi helm;
    private final HttpsServer server;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(action -> {
        Thread thread = new Thread(action, "api-timer");
        thread.setDaemon(true);
        return thread;
    });
    private FileTime certificateChanged;

    /**
     * Puts the interface together and serves it on an open port, which it closes in the end.
     *
     * @param config limits
     * @param server the open port
     * @param files certificate, key and tokens
     * @param self what the agent says of itself
     * @param engine runs the operations
     * @param clusters the namespaces, for reads
     */
    public ApiServer(
            AgentConfig config,
            HttpsServer server,
            KeyFiles files,
            Self self,
            OperationEngine engine,
            List<Cluster> clusters)
            throws Exception {
        this.server = server;
        this.engine = engine;
        this.cluster = clusters.get(0);
        this.version = self.version();
        this.identity = self.identity();
        this.namespaces = self.namespaces();
        this.certificate = files.certificate();
        this.key = files.key();
        this.operations = new OperationsApi(engine, config.policy());
        Router router = new Router(config.maxBodyBytes());
        router.on("GET", "/healthz", About.text("Is the process alive", "text/plain"), ApiServer::alive)
                .on("GET", "/readyz", About.text("Can it accept operations", "text/plain"), this::ready)
                .on(
                        "GET",
                        Api.capabilities(),
                        About.json("What the agent is and can do", Capabilities.class, "namespace"),
                        this::capabilities)
                .on(
                        "GET",
                        "/" + Api.VERSION + "/openapi.json",
                        About.json("This document", Object.class),
                        call -> call.json(200, router.openApi().document(version)));
        operations.addTo(router);
        new ArchivesApi(engine, config.policy().archives(), clusters).addTo(router);
        reads = new ReadsApi(engine, clusters);
        reads.addTo(router);
        helm = new HelmApi(clusters, config.policy());
        helm.addTo(router);
        certificateChanged = Files.getLastModifiedTime(certificate);
        server.serve(router);
        timer.scheduleAtFixedRate(this::tick, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Files that the interface reads again when they change.
     *
     * @param certificate PEM certificate chain
     * @param key PEM private key
     * @param tokens accepted bearer tokens
     */
    public record KeyFiles(Path certificate, Path key, Path tokens) {}

    /**
     * What the agent says of itself.
     *
     * @param version its version
     * @param identity this replica
     * @param namespaces namespaces it serves, the default first
     */
    public record Self(String version, String identity, List<String> namespaces) {}

    /** The port that is open; of use when the configured one is 0. */
    public int port() {
        return server.port();
    }

    /** {@code sha256:} and the hex digest of the certificate in use. */
    public String fingerprint() throws Exception {
        return server.fingerprint();
    }

    private void tick() {
        operations.heartbeat();
        try {
            FileTime now = Files.getLastModifiedTime(certificate);
            if (!now.equals(certificateChanged)) {
                server.reload(certificate, key);
                certificateChanged = now;
                LOGGER.info("uses the changed certificate {}, {}", certificate, server.fingerprint());
            }
        } catch (Exception e) {
            LOGGER.warn(
                    "cannot use the changed certificate {}, so the one before stays: {}", certificate, e.getMessage());
        }
    }

    private void ready(Call call) {
        if (engine.ready()) {
            Answers.text(call.response(), call.callback(), "text/plain", "ok\n");
        } else {
            Answers.problem(
                    call.response(),
                    call.callback(),
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "the agent is starting, or cannot renew its Lease; its log says why"));
        }
    }

    private void capabilities(Call call) throws Exception {
        call.allowQuery("namespace");
        String namespace = call.query("namespace") == null ? namespaces.get(0) : call.query("namespace");
        Capabilities capabilities = new Capabilities(
                version,
                List.of(Api.VERSION),
                cluster.serverVersion().orElse(null),
                identity,
                namespaces,
                server.fingerprint(),
                engine.missingPermissions(namespace));
        call.json(200, capabilities);
    }

    private static void alive(Call call) {
        Answers.text(call.response(), call.callback(), "text/plain", "ok\n");
    }

    @Override
    public void close() throws Exception {
        timer.shutdownNow();
        reads.close();
        helm.close();
        server.close();
    }
}
