package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to the API server in bytes and JSON trees, over fabric8's HTTP client with its authentication. Without
 * fabric8's classes for objects a call takes half the CPU time, and nothing that they do not know gets lost.
 */
final class Rest {

    private static final String JSON_TYPE = "application/json";
    private static final long CALL_LIMIT_SECONDS = 15;

    private final HttpClient http;
    private final String base;

    Rest(KubernetesClient client) {
        this.http = client.getHttpClient();
        String url = client.getMasterUrl().toString();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** GET of a JSON document. */
    ObjectNode get(Call call) {
        return tree(body(send(request(call).build(), call)));
    }

    /** GET of a document that the caller parses itself. */
    byte[] getBytes(Call call) {
        return body(send(request(call).build(), call));
    }

    /** A write with a body. */
    KubeObject write(Call call, String method, String mediaType, JsonNode body) {
        return object(send(writing(call, method, mediaType, body), call));
    }

    /** The same without waiting; the future may end with any of the exceptions that {@link #write} throws. */
    CompletableFuture<KubeObject> writeSoon(Call call, String method, String mediaType, JsonNode body) {
        return http.sendAsync(writing(call, method, mediaType, body), byte[].class)
                .handle((response, error) -> {
                    if (error != null) {
                        throw unreachable(call, error);
                    }
                    if (!response.isSuccessful()) {
                        throw ApiErrors.of(call, response.code(), body(response));
                    }
                    return object(response);
                })
                .orTimeout(CALL_LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private HttpRequest writing(Call call, String method, String mediaType, JsonNode body) {
        return request(call)
                .method(method, mediaType, body == null ? "" : body.toString())
                .build();
    }

    private static KubeObject object(HttpResponse<byte[]> response) {
        return new KubeObject(tree(body(response)), date(response), response.code() == 201);
    }

    /** The API server's clock, in whole seconds; null when it does not tell. */
    private static Instant date(HttpResponse<?> response) {
        String date = response.header("date");
        try {
            return date == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** GET of a stream, such as a log; the caller closes it. */
    InputStream stream(Call call) {
        HttpRequest request = request(call).forStreaming().build();
        HttpResponse<InputStream> response = await(http.sendAsync(request, InputStream.class), call);
        if (response.isSuccessful()) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw ApiErrors.of(call, response.code(), body.readAllBytes());
        } catch (IOException e) {
            throw new RetryableException(call + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * GET of a stream that is pushed to the consumer.
     *
     * @return done when the answer has begun with success; cancel the body to end it
     */
    CompletableFuture<AsyncBody> push(Call call, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        HttpRequest request = request(call).forStreaming().build();
        return http.consumeBytes(request, consumer).thenApply(response -> {
            if (!response.isSuccessful()) {
                response.body().cancel();
                throw ApiErrors.of(call, response.code(), new byte[0]);
            }
            return response.body();
        });
    }

    private HttpRequest.Builder request(Call call) {
        return http.newHttpRequestBuilder()
                .uri(URI.create(base + call.path()))
                .header("Accept", call.accept() == null ? JSON_TYPE : call.accept());
    }

    private HttpResponse<byte[]> send(HttpRequest request, Call call) {
        HttpResponse<byte[]> response = await(http.sendAsync(request, byte[].class), call);
        if (!response.isSuccessful()) {
            throw ApiErrors.of(call, response.code(), body(response));
        }
        return response;
    }

    private static byte[] body(HttpResponse<byte[]> response) {
        return response.body() == null ? new byte[0] : response.body();
    }

    private static <T> T await(CompletableFuture<T> future, Call call) {
        try {
            return future.get(CALL_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(call + " was interrupted"));
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new RetryableException(
                    call + " got no answer from the API server within " + CALL_LIMIT_SECONDS + "s", e);
        } catch (ExecutionException e) {
            throw unreachable(call, e);
        }
    }

    private static RetryableException unreachable(Call call, Throwable error) {
        return new RetryableException(call + " could not reach the API server: " + innermost(error), error);
    }

    private static String innermost(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static ObjectNode tree(byte[] body) {
        try {
            return (ObjectNode) Json.tolerant().readTree(body);
        } catch (IOException | ClassCastException e) {
            throw new RetryableException("the API server did not answer with a JSON object", e);
        }
    }

    /**
     * A request, and what it is about for messages.
     *
     * @param verb as in RBAC, such as {@code patch}
     * @param resource what kind; null for discovery
     * @param namespace where
     * @param name which one; null for a collection
     * @param subresource such as {@code log}; null for none
     * @param query from {@code ?} on; may be empty
     * @param accept media type; null for plain JSON
     */
    record Call(
            String verb,
            ApiResource resource,
            String namespace,
            String name,
            String subresource,
            String query,
            String accept) {

        static Call of(String verb, ApiResource resource, String namespace, String name, String query) {
            return new Call(verb, resource, namespace, name, null, query, null);
        }

        static Call discovery(String path) {
            return new Call("get", null, null, null, null, path, null);
        }

        String path() {
            if (resource == null) {
                return query;
            }
            StringBuilder path = new StringBuilder(resource.path(namespace));
            if (name != null) {
                path.append('/').append(encode(name));
            }
            if (subresource != null) {
                path.append('/').append(subresource);
            }
            return path.append(query).toString();
        }

        String object() {
            if (resource == null) {
                return query;
            }
            return name == null ? resource.plural() : resource.ref(name);
        }

        @Override
        public String toString() {
            return verb + " " + object() + (subresource == null ? "" : " " + subresource);
        }
    }
}
