package io.jenkins.plugins.lizardcd.cluster;

import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Event;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.Await;
import io.jenkins.plugins.lizardcd.testbed.TrustAll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Talks to an agent as a plain HTTP client would. */
final class AgentApi {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final URI url;
    private final String token;
    private final String namespace;
    // The tests of certificates are elsewhere; here any will do.
    private final HttpClient http =
            HttpClient.newBuilder().sslContext(TrustAll.context()).build();

    AgentApi(AgentProcess agent, String namespace) {
        this(agent, namespace, agent.token());
    }

    AgentApi(AgentProcess agent, String namespace, String token) {
        this(agent.url(), namespace, token);
    }

    AgentApi(URI url, String namespace, String token) {
        this.url = url;
        this.token = token;
        this.namespace = namespace;
    }

    /** An answer with its status. */
    record Answer(int status, String body) {
        <T> T as(Class<T> type) {
            if (status >= 300) {
                throw new IllegalStateException("the agent answered " + status + ": " + body);
            }
            return Json.read(body, type);
        }

        Problem problem() {
            return Json.read(body, Problem.class);
        }
    }

    String namespace() {
        return namespace;
    }

    Operation submit(String key, OperationSpec spec) {
        return submit(new OperationRequest(key, spec, null, null, null, null, null));
    }

    /** Submits it as every client should: an agent that cannot take operations now (503) is asked again. */
    Operation submit(OperationRequest request) {
        return offer(request).as(Operation.class);
    }

    /** The same, with the answer as it is. */
    Answer offer(OperationRequest request) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Await.until("the agent takes operations", LIMIT, () -> {
            answer.set(post(Api.operations(namespace), Json.write(request)));
            return answer.get().status() != 503;
        });
        return answer.get();
    }

    Operation operation(String id) {
        return get(Api.operation(namespace, id)).as(Operation.class);
    }

    Operation cancel(String id, CancelRequest request) {
        return post(Api.cancel(namespace, id), Json.write(request)).as(Operation.class);
    }

    /** Follows the operation to its end. */
    Operation await(String id) {
        return follow(id, 0, new ArrayList<>());
    }

    /** Follows the operation to its end, or to the end of the connection: then the answer is null. */
    Operation follow(String id, long after, List<Event> events) {
        return follow(id, after, events::add);
    }

    /** The same, telling each event as it comes. */
    Operation follow(String id, long after, Consumer<Event> events) {
        HttpRequest request = request(Api.events(namespace, id))
                .header("Accept", Api.EVENT_STREAM)
                .header(Api.LAST_EVENT_ID, Long.toString(after))
                .timeout(Duration.ofMinutes(5))
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            String name = "";
            try (Stream<String> lines = response.body()) {
                for (String line : (Iterable<String>) lines::iterator) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ") && name.equals("event")) {
                        events.accept(Json.read(line.substring(6), Event.class));
                    } else if (line.startsWith("data: ") && name.equals("end")) {
                        return Json.read(line.substring(6), Operation.class);
                    }
                }
            }
            return null;
        } catch (IOException | UncheckedIOException e) {
            return null;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    Answer get(String path) {
        return send(request(path).timeout(LIMIT).build());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    Answer upload(byte[] archive) {
        return send(request(Api.archives(namespace))
                .timeout(LIMIT)
                .header("Content-Type", ArchiveReference.MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive))
                .build());
    }

    /** Posts a question that is answered with something else than text. */
    HttpResponse<byte[]> download(String path, String json) {
        HttpRequest request = request(path)
                .timeout(LIMIT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }
}
