package io.jenkins.plugins.lizardcd.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Talks to a controller over HTTP, as a browser or a script would. */
final class JenkinsClient {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final URI url;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    JenkinsClient(URI url, String user, String password) {
        this.url = url;
        this.authorization = user == null
                ? null
                : "Basic "
                        + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** An answer. */
    record Answer(int status, String body) {
        String ok() {
            if (status >= 400) {
                throw new AssertionError("Jenkins answered " + status + ": " + body);
            }
            return body;
        }
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    JsonNode json(String path) {
        try {
            return Json.tolerant().readTree(get(path).ok());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer post(String path, Map<String, String> form) {
        return post(path, query(form));
    }

    private static String query(Map<String, String> form) {
        return form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    Answer post(String path, String body) {
        return post(path, body, "application/x-www-form-urlencoded");
    }

    private Answer post(String path, String body, String type) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        Answer crumb = send(request("/crumbIssuer/api/json").GET());
        if (crumb.status() == 200) {
            try {
                JsonNode values = Json.tolerant().readTree(crumb.body());
                request.header(
                        values.get("crumbRequestField").asText(),
                        values.get("crumb").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return send(request);
    }

    /** Runs a script in the script console and returns what it prints. */
    String groovy(String script) {
        return post("/scriptText", Map.of("script", script)).ok();
    }

    /** Creates a Pipeline, or replaces its script. */
    void pipeline(String name, String script) {
        String xml =
                "<flow-definition><definition class='org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition'><script>"
                        + script.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        + "</script><sandbox>true</sandbox></definition></flow-definition>";
        boolean exists = get("/job/" + name + "/api/json").status() == 200;
        post(exists ? "/job/" + name + "/config.xml" : "/createItem?name=" + name, xml, "application/xml")
                .ok();
    }

    /** Starts a build and waits until it runs. */
    Build build(String job) {
        return start(job, "/build?delay=0sec");
    }

    /** Starts a build with parameters and waits until it runs. */
    Build buildWith(String job, Map<String, String> parameters) {
        return start(job, "/buildWithParameters?delay=0sec&" + query(parameters));
    }

    private Build start(String job, String action) {
        int number = json("/job/" + job + "/api/json").get("nextBuildNumber").asInt();
        post("/job/" + job + action, "").ok();
        Build build = new Build(this, job, number);
        Poll.until(build + " runs", LIMIT, () -> get(build.path() + "api/json").status() == 200);
        return build;
    }

    /** Creates a Pipeline and starts a build of it. */
    Build build(String job, String script) {
        pipeline(job, script);
        return build(job);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path)).timeout(LIMIT);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
