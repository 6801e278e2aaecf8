package io.jenkins.plugins.lizardcd.testbed;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A write that the API server was asked for, allowed or not, from its audit log.
 *
 * @param time when the request came
 * @param user who asked, as in {@code system:serviceaccount:NAMESPACE:NAME} or {@code admin}
 * @param verb create, update, patch, delete or deletecollection
 * @param namespace empty for what has none
 * @param resource in the plural, with its subresource, as in {@code deployments} or {@code deployments/scale}
 * @param name empty where the server makes it up
 * @param code the HTTP status of the answer
 * @param uri the request's path and query; a dry run shows there
 */
public record AuditWrite(
        Instant time, String user, String verb, String namespace, String resource, String name, int code, String uri) {

    /** Whether a service account of this namespace asked. */
    boolean by(String namespace) {
        return user.startsWith("system:serviceaccount:" + namespace + ":");
    }

    static Optional<AuditWrite> parse(String line) {
        Map<?, ?> event = Json.object(Json.parse(line));
        if (!"ResponseComplete".equals(event.get("stage"))) {
            return Optional.empty();
        }
        Map<?, ?> object = Json.object(event.get("objectRef"));
        String subresource = Json.text(object.get("subresource"));
        Object code = Json.object(event.get("responseStatus")).get("code");
        return Optional.of(new AuditWrite(
                Instant.parse(Json.text(event.get("requestReceivedTimestamp"))),
                Json.text(Json.object(event.get("user")).get("username")),
                Json.text(event.get("verb")),
                Json.text(object.get("namespace")),
                Json.text(object.get("resource")) + (subresource.isEmpty() ? "" : "/" + subresource),
                Json.text(object.get("name")),
                code instanceof Number number ? number.intValue() : 0,
                Json.text(event.get("requestURI"))));
    }
}
