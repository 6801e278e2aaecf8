package io.jenkins.plugins.lizardcd.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Capabilities;
import io.jenkins.plugins.lizardcd.shared.DriftQuery;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.NamespaceStatus;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;

/**
 * Speaks to one agent. Nothing here blocks: requests return futures that fail with an {@link AgentException}. A client
 * holds a secret, so make one for a request or two and let it go; the connections behind it are shared.
 */
public final class AgentClient {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration LONG_PATIENCE = Duration.ofSeconds(100);
    private static final int JSON_LIMIT = 4 << 20;
    private static final int OBJECT_LIMIT = 1 << 20;
    private static final int LOG_LIMIT = 16 << 20;

    private final AgentConnection connection;
    private final String token;
    private final String traceparent;

    /**
     * A client over the shared connections of these settings.
     *
     * @param settings how to reach the agent
     * @param token bearer token, or null when the client certificate says who we are
     * @param traceparent W3C trace context to pass on, or null
     */
    public AgentClient(ConnectionSettings settings, String token, String traceparent) {
        this.connection = AgentConnections.to(settings);
        this.token = token;
        this.traceparent = traceparent;
    }

    /**
     * Submits an operation. Safe to repeat: the request carries its idempotency key.
     *
     * @param namespace the namespace
     * @param request JSON of an {@link io.jenkins.plugins.lizardcd.shared.OperationRequest}
     */
    public CompletableFuture<Operation> submit(String namespace, String request) {
        return post(Api.operations(namespace), request, Operation.class);
    }

    /**
     * Sends an archive of workspace files. Safe to repeat: the archive's name is its content.
     *
     * @param namespace the namespace
     * @param archive a gzip-compressed tar
     */
    public CompletableFuture<ArchiveReference> upload(String namespace, byte[] archive) {
        ContentType type = ContentType.create(ArchiveReference.MEDIA_TYPE);
        return post(Api.archives(namespace), archive, type, ArchiveReference.class, LONG_PATIENCE);
    }

    /**
     * Reads an operation.
     *
     * @param namespace the namespace
     * @param id the operation's id
     */
    public CompletableFuture<Operation> operation(String namespace, String id) {
        return get(Api.operation(namespace, id), JSON_LIMIT).thenApply(a -> read(a, Operation.class));
    }

    /**
     * Asks an operation to end.
     *
     * @param namespace the namespace
     * @param id the operation's id
     * @param request why, and how to end
     */
    public CompletableFuture<Operation> cancel(String namespace, String id, CancelRequest request) {
        return post(Api.cancel(namespace, id), Json.write(request), Operation.class);
    }

    /** Reads what the agent is and can do. */
    public CompletableFuture<Capabilities> capabilities() {
        return get(Api.capabilities(), JSON_LIMIT).thenApply(a -> read(a, Capabilities.class));
    }

    /**
     * Reads the health of a namespace.
     *
     * @param namespace the namespace
     */
    public CompletableFuture<NamespaceStatus> status(String namespace) {
        return get(Api.read(namespace, "status"), JSON_LIMIT).thenApply(a -> read(a, NamespaceStatus.class));
    }

    /**
     * Has the time-out of an operation count anew.
     *
     * @param namespace the namespace
     * @param id the operation's id
     */
    public CompletableFuture<Operation> renew(String namespace, String id) {
        return post(Api.renew(namespace, id), "{}", Operation.class);
    }

    /**
     * Reads one object.
     *
     * @param namespace the namespace
     * @param resource {@code kind/name}
     */
    public CompletableFuture<Map<String, Object>> object(String namespace, String resource) {
        JavaType type = Json.tolerant().getTypeFactory().constructMapType(Map.class, String.class, Object.class);
        return get(Api.read(namespace, "get") + query(Map.of("resource", resource)), OBJECT_LIMIT)
                .thenApply(a -> read(a, type));
    }

    /**
     * Reads JSON.
     *
     * @param namespace the namespace
     * @param path what is read, such as {@code releases}
     * @param query parameters of the read
     * @return maps, lists and plain values
     */
    public CompletableFuture<Object> value(String namespace, String path, Map<String, String> query) {
        return get(Api.read(namespace, path) + query(query), JSON_LIMIT).thenApply(a -> read(a, Object.class));
    }

    /**
     * Reads a text.
     *
     * @param namespace the namespace
     * @param path what is read
     * @param query parameters of the read
     */
    public CompletableFuture<String> text(String namespace, String path, Map<String, String> query) {
        return get(Api.read(namespace, path) + query(query), JSON_LIMIT).thenApply(Answer::text);
    }

    /**
     * Asks something about a chart.
     *
     * @param namespace the namespace
     * @param part what is asked
     * @param query JSON of a {@link io.jenkins.plugins.lizardcd.shared.ChartQuery}
     */
    public CompletableFuture<Object> chart(String namespace, String part, String query) {
        return ask(Api.chart(namespace, part), query, Object.class);
    }

    /**
     * Has a chart pulled.
     *
     * @param namespace the namespace
     * @param query JSON of a {@link io.jenkins.plugins.lizardcd.shared.ChartQuery}
     */
    public CompletableFuture<ChartArchive> pull(String namespace, String query) {
        byte[] body = query.getBytes(StandardCharsets.UTF_8);
        return connection
                .send(
                        request(AsyncRequestBuilder.post(uri(Api.chart(namespace, "pull"))))
                                .setEntity(body, ContentType.APPLICATION_JSON)
                                .build(),
                        Api.LARGEST_CHART,
                        LONG_PATIENCE)
                .thenApply(this::check)
                .thenApply(this::chart);
    }

    private ChartArchive chart(Answer answer) {
        try {
            return new ChartArchive(
                    answer.headers().get(Api.CHART), answer.headers().get(Api.CHART_VERSION), answer.body());
        } catch (IllegalArgumentException e) {
            throw new CompletionException(AgentException.refused(
                    connection.settings().url() + " answered with what is not taken: " + e.getMessage(), e));
        }
    }

    /**
     * Compares a release with the cluster.
     *
     * @param namespace the namespace
     * @param release name of the release
     * @param query what to leave out
     */
    public CompletableFuture<ReleaseDrift> drift(String namespace, String release, DriftQuery query) {
        return ask(Api.release(namespace, release, "drift"), Json.write(query), ReleaseDrift.class);
    }

    /**
     * Reads the logs of a workload's pods.
     *
     * @param namespace the namespace
     * @param query parameters of the read, such as {@code workload} and {@code tail}
     */
    public CompletableFuture<String> logs(String namespace, Map<String, String> query) {
        return get(Api.read(namespace, "logs") + query(query), LOG_LIMIT).thenApply(Answer::text);
    }

    /**
     * Follows the events of an operation.
     *
     * @param namespace the namespace
     * @param id the operation's id
     * @param after number of the last event that is known; 0 for none
     * @param sink gets the events
     * @return closes the stream when run
     */
    public Runnable follow(String namespace, String id, long after, EventSink sink) {
        AgentStream stream = new AgentStream(connection, sink);
        if (connection.protocolKnown()) {
            stream.open(events(namespace, id, after));
        } else {
            operation(namespace, id).whenComplete((operation, error) -> {
                if (error == null) {
                    stream.open(events(namespace, id, after));
                } else {
                    stream.close(Explanation.of(connection.settings(), unwrap(error)));
                }
            });
        }
        return stream::cancel;
    }

    private AsyncRequestProducer events(String namespace, String id, long after) {
        AsyncRequestBuilder builder = request(AsyncRequestBuilder.get(uri(Api.events(namespace, id))))
                .setHeader("Accept", Api.EVENT_STREAM)
                .setHeader("User-Agent", UserAgent.text());
        if (after > 0) {
            builder.addHeader(Api.LAST_EVENT_ID, Long.toString(after));
        }
        return builder.build();
    }

    /**
     * The exception that a future of this class failed with.
     *
     * @param error what {@code whenComplete} got
     */
    public static Throwable unwrap(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private CompletableFuture<Answer> get(String path, int limit) {
        return connection
                .send(request(AsyncRequestBuilder.get(uri(path))).build(), limit, PATIENCE)
                .thenApply(this::check);
    }

    private <T> CompletableFuture<T> post(String path, String body, Class<T> type) {
        return post(path, body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON, type, PATIENCE);
    }

    /** For what the agent asks helm or the whole cluster about. */
    private <T> CompletableFuture<T> ask(String path, String query, Class<T> type) {
        byte[] body = query.getBytes(StandardCharsets.UTF_8);
        return post(path, body, ContentType.APPLICATION_JSON, type, LONG_PATIENCE);
    }

    private <T> CompletableFuture<T> post(
            String path, byte[] body, ContentType bodyType, Class<T> type, Duration patience) {
        return connection
                .send(
                        request(AsyncRequestBuilder.post(uri(path)))
                                .setEntity(body, bodyType)
                                .build(),
                        JSON_LIMIT,
                        patience)
                .thenApply(this::check)
                .thenApply(a -> read(a, type));
    }

    private Answer check(Answer answer) {
        if (!answer.successful()) {
            throw new CompletionException(Explanation.of(connection.settings(), answer));
        }
        return answer;
    }

    private <T> T read(Answer answer, Class<T> type) {
        return read(answer, Json.tolerant().constructType(type));
    }

    private <T> T read(Answer answer, JavaType type) {
        try {
            return Json.tolerant().readValue(answer.text(), type);
        } catch (JsonProcessingException e) {
            throw new CompletionException(AgentException.refused(
                    connection.settings().url() + " gave no answer that an agent would give (" + Json.explain(e)
                            + "); check the URL of the endpoint",
                    e));
        }
    }

    private AsyncRequestBuilder request(AsyncRequestBuilder builder) {
        if (token != null) {
            builder.addHeader("Authorization", "Bearer " + token);
        }
        if (traceparent != null) {
            builder.addHeader("traceparent", traceparent);
        }
        // A compressed event stream would reach us in lumps.
        return builder.addHeader("Accept-Encoding", "identity")
                .addHeader("Accept", "application/json, text/plain;q=0.9, */*;q=0.1");
    }

    private URI uri(String path) {
        return connection.settings().url().resolve(path);
    }

    private static String query(Map<String, String> parameters) {
        StringBuilder text = new StringBuilder();
        parameters.forEach((name, value) -> text.append(text.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
