package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks the API server what the agent may do, for kinds that are known only at run time. */
final class AccessReviews {

    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final Rest rest;
    private final String namespace;

    AccessReviews(Rest rest, String namespace) {
        this.rest = rest;
        this.namespace = namespace;
    }

    /** Those of the given permissions that the Role lacks, sorted. All are asked for at once. */
    List<Permission> missing(Collection<Permission> wanted) {
        Map<Permission, CompletableFuture<KubeObject>> answers = new TreeMap<>();
        for (Permission permission : wanted) {
            answers.computeIfAbsent(permission, this::ask);
        }
        List<Permission> missing = new ArrayList<>();
        answers.forEach((permission, answer) -> {
            if (!granted(answer)) {
                missing.add(permission);
            }
        });
        return missing;
    }

    private CompletableFuture<KubeObject> ask(Permission permission) {
        String[] resource = permission.resource().split("/", 2);
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        ObjectNode attributes = review.withObject("/spec/resourceAttributes");
        attributes
                .put("namespace", namespace)
                .put("verb", permission.verb())
                .put("group", permission.group())
                .put("resource", resource[0]);
        if (resource.length > 1) {
            attributes.put("subresource", resource[1]);
        }
        return rest.writeSoon(Rest.Call.discovery(PATH), "POST", "application/json", review);
    }

    private static boolean granted(CompletableFuture<KubeObject> answer) {
        try {
            return answer.join().at("status", "allowed").asBoolean();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new RetryableException("no answer to an access review: " + e.getCause(), e);
        }
    }
}
