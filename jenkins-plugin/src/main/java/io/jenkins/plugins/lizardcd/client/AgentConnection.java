package io.jenkins.plugins.lizardcd.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2MultiplexingRequester;
import org.apache.hc.core5.http2.impl.nio.bootstrap.H2MultiplexingRequesterBootstrap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to one agent.
 *
 * <p>Requests go through a small pool that speaks HTTP/2 or HTTP/1.1, through a proxy if need be. Event streams live
 * long; where the agent speaks HTTP/2 and no proxy is between, all of them share one connection of their own, so that
 * many of them never stand in the way of a request.
 */
final class AgentConnection implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(AgentConnection.class.getName());

    private static final Timeout CONNECT = Timeout.ofSeconds(10);
    private static final Timeout FREE_CONNECTION = Timeout.ofSeconds(30);
    private static final int POOLED_REQUESTS = 8;
    private static final int POOLED_STREAMS = 2000; // one connection each where HTTP/2 cannot be had

    private final ConnectionSettings settings;
    private final TlsStrategy tls;
    private final CloseableHttpAsyncClient requests;
    private H2MultiplexingRequester multiplexed; // guarded by this
    private CloseableHttpAsyncClient pooledStreams; // guarded by this
    private volatile Boolean http2;
    private volatile long lastUsed = System.nanoTime();

    AgentConnection(ConnectionSettings settings) {
        this.settings = settings;
        this.tls = Tls.strategy(settings);
        // Each request has a limit of its own: that of the pool does not hold for the streams of HTTP/2.
        this.requests = pooled(POOLED_REQUESTS, Timeout.DISABLED);
    }

    ConnectionSettings settings() {
        return settings;
    }

    long idleNanos() {
        return System.nanoTime() - lastUsed;
    }

    void touch() {
        lastUsed = System.nanoTime();
    }

    /**
     * Sends a request; the future fails with an {@link AgentException} when there is no answer.
     *
     * @param request the request
     * @param limit of the answer's body in bytes
     * @param patience how long to wait for the whole answer
     */
    CompletableFuture<Answer> send(AsyncRequestProducer request, int limit, Duration patience) {
        touch();
        CompletableFuture<Answer> result = new CompletableFuture<>();
        try {
            Future<Answer> exchange = requests.execute(request, new BodyConsumer(limit), null, null, callback(result));
            CompletableFuture<Void> alarm =
                    new CompletableFuture<Void>().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
            alarm.whenComplete((nothing, late) -> {
                if (late instanceof TimeoutException) {
                    result.completeExceptionally(AgentException.unreachable(
                            settings.url() + " gave no answer within " + patience.toSeconds() + " s", late));
                }
            });
            result.whenComplete((answer, error) -> {
                alarm.cancel(false);
                if (answer != null) {
                    http2 = answer.http2();
                } else {
                    exchange.cancel(true);
                }
            });
        } catch (RuntimeException e) { // the connection was closed because nobody used it
            result.completeExceptionally(Explanation.of(settings, e));
        }
        return result;
    }

    /** Opens a stream; call only after a request was answered, because only then the protocol is known. */
    Future<Answer> stream(AsyncRequestProducer request, EventStreamConsumer consumer, FutureCallback<Answer> callback) {
        touch();
        if (Boolean.TRUE.equals(http2) && settings.proxy() == null) {
            return multiplexed().execute(target(), request, consumer, CONNECT, null, callback);
        }
        return pooledStreams().execute(request, (AsyncResponseConsumer<Answer>) consumer, null, null, callback);
    }

    /** Whether it is known which protocol the agent speaks. */
    boolean protocolKnown() {
        return http2 != null;
    }

    /**
     * Leaves a shared connection on which no new stream gets an answer: a peer that is going away finishes old streams
     * and may never begin new ones.
     */
    synchronized void abandonMultiplexed() {
        if (multiplexed != null) {
            multiplexed.initiateShutdown();
            H2MultiplexingRequester old = multiplexed;
            multiplexed = null;
            Watchdog.later(() -> old.close(CloseMode.IMMEDIATE), 60, TimeUnit.SECONDS);
        }
    }

    private HttpHost target() {
        int port = settings.url().getPort();
        return new HttpHost("https", settings.url().getHost(), port < 0 ? 443 : port);
    }

    private synchronized H2MultiplexingRequester multiplexed() {
        if (multiplexed == null) {
            multiplexed = H2MultiplexingRequesterBootstrap.bootstrap()
                    .setIOReactorConfig(reactor())
                    .setH2Config(H2Config.custom().setPushEnabled(false).build())
                    .setTlsStrategy(tls)
                    .setStrictALPNHandshake(true)
                    .setExceptionCallback(this::fault)
                    .create();
            multiplexed.start();
        }
        return multiplexed;
    }

    private synchronized CloseableHttpAsyncClient pooledStreams() {
        if (pooledStreams == null) {
            pooledStreams = pooled(POOLED_STREAMS, Timeout.ofSeconds(60));
        }
        return pooledStreams;
    }

    private CloseableHttpAsyncClient pooled(int connections, Timeout response) {
        HttpAsyncClientBuilder builder = HttpAsyncClients.custom()
                .setIOReactorConfig(reactor())
                .setH2Config(H2Config.custom().setPushEnabled(false).build())
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setTlsStrategy(tls)
                        .setMaxConnPerRoute(connections)
                        .setMaxConnTotal(connections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(FREE_CONNECTION)
                        .setResponseTimeout(response)
                        .build())
                .setThreadFactory(
                        Watchdog.threads("Lizard agent " + settings.url().getHost()))
                .setIoReactorExceptionCallback(this::fault)
                .setUserAgent(UserAgent.text())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement();
        ConnectionSettings.ProxySettings proxy = settings.proxy();
        if (proxy != null) {
            HttpHost host = new HttpHost("http", proxy.host(), proxy.port());
            builder.setProxy(host);
            if (proxy.user() != null) {
                BasicCredentialsProvider credentials = new BasicCredentialsProvider();
                credentials.setCredentials(
                        new AuthScope(host),
                        new UsernamePasswordCredentials(
                                proxy.user(),
                                proxy.password() == null
                                        ? new char[0]
                                        : proxy.password().toCharArray()));
                builder.setDefaultCredentialsProvider(credentials);
            }
        }
        CloseableHttpAsyncClient client = builder.build();
        client.start();
        return client;
    }

    private static IOReactorConfig reactor() {
        return IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setTcpNoDelay(true)
                .setSoKeepAlive(true)
                .build();
    }

    private FutureCallback<Answer> callback(CompletableFuture<Answer> result) {
        return new FutureCallback<>() {
            @Override
            public void completed(Answer answer) {
                result.complete(answer);
            }

            @Override
            public void failed(Exception error) {
                result.completeExceptionally(Explanation.of(settings, error));
            }

            @Override
            public void cancelled() {
                result.completeExceptionally(
                        AgentException.unreachable("the request to " + settings.url() + " was given up", null));
            }
        };
    }

    private void fault(Exception error) {
        LOGGER.log(Level.WARNING, "I/O fault on the connection to " + settings.url(), error);
    }

    @Override
    public synchronized void close() {
        try {
            requests.close();
            if (pooledStreams != null) {
                pooledStreams.close();
            }
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "closing the connection to " + settings.url(), e);
        }
        if (multiplexed != null) {
            multiplexed.close(CloseMode.GRACEFUL);
        }
    }
}
