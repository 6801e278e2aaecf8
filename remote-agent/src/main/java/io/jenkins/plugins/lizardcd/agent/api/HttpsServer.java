package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.agent.config.AgentConfig;
import io.jenkins.plugins.lizardcd.agent.tls.Pem;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.OptionalSslConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTPS port: HTTP/2 and HTTP/1.1 by ALPN, limits, and certificates that can be exchanged while it runs. It can be
 * open before there is anything to serve: until then it says that the agent starts.
 */
public final class HttpsServer implements AutoCloseable {

    private static final int THREADS = 24;
    /** A thousand waiting steps of one controller share one connection. */
    private static final int STREAMS_PER_CONNECTION = 4096;

    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int ADDRESSES_TRACKED = 10_000;

    private final Server server;
    private final ServerConnector connector;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();

    private final Startup startup = new Startup();

    private HttpsServer(AgentConfig config, ApiServer.KeyFiles files) {
        QueuedThreadPool pool = new QueuedThreadPool(THREADS, 4);
        pool.setName("https");
        pool.setDaemon(true);
        server = new Server(pool);
        use(tls, files.certificate(), files.key());
        if (config.clientCaFile() != null) {
            tls.setTrustStore(Pem.trustStore(config.clientCaFile()));
            tls.setWantClientAuth(true);
        }
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(new SecureRequestCustomizer(false));
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(STREAMS_PER_CONNECTION);
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        SslConnectionFactory ssl = new SslConnectionFactory(tls, alpn.getProtocol());
        // Plain HTTP gets an answer that says so, from Authentication.
        OptionalSslConnectionFactory first = new OptionalSslConnectionFactory(ssl, http1.getProtocol());
        connector = new ServerConnector(server, 1, 1, first, ssl, alpn, http2, http1);
        connector.setHost(config.listenAddress());
        connector.setPort(config.port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        server.setErrorHandler(new Answers.JettyErrors());
        server.setHandler(new DoSHandler(
                new Authentication(startup, new Tokens(files.tokens())),
                DoSHandler.ID_FROM_REMOTE_ADDRESS,
                new DoSHandler.LeakingBucketTrackerFactory(config.requestsPerSecond()),
                new DoSHandler.StatusRejectHandler(429),
                ADDRESSES_TRACKED));
    }

    private static void use(SslContextFactory factory, Path certificate, Path key) {
        factory.setKeyStore(Pem.keyStore(certificate, key));
        factory.setKeyStorePassword("");
    }

    /**
     * Opens the port.
     *
     * @param config address, port and limits
     * @param files certificate, key and tokens
     * @throws io.jenkins.plugins.lizardcd.agent.config.ConfigException when the certificate or the key cannot be used
     * @throws java.io.IOException when the port cannot be opened
     */
    public static HttpsServer open(AgentConfig config, ApiServer.KeyFiles files) throws Exception {
        HttpsServer opened = new HttpsServer(config, files);
        try {
            opened.server.start();
        } catch (Exception e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Serves from now on. */
    void serve(Handler handler) throws Exception {
        startup.serve(handler);
    }

    /** Uses another certificate from the next connection on. */
    void reload(Path certificate, Path key) throws Exception {
        tls.reload(factory -> use(factory, certificate, key));
    }

    /** The certificate that clients see. */
    String fingerprint() throws Exception {
        KeyStore store = tls.getKeyStore();
        Certificate certificate = store.getCertificate(store.aliases().nextElement());
        return Pem.fingerprint(certificate);
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
