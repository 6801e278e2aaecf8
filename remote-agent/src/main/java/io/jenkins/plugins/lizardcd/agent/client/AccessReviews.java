package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.Collection;
import java.util.List;

/** Asks the API server what the agent may do, for kinds that are known only at run time. */
final class AccessReviews {

    private static final String PATH = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final Rest rest;
    private final String namespace;

    AccessReviews(Rest rest, String namespace) {
        this.rest = rest;
        this.namespace = namespace;
    }

    List<Permission> missing(Collection<Permission> wanted) {
        return wanted.stream().distinct().filter(p -> !granted(p)).sorted().toList();
    }

    private boolean granted(Permission permission) {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        review.withObject("/spec/resourceAttributes")
                .put("namespace", namespace)
                .put("verb", permission.verb())
                .put("group", permission.group())
                .put("resource", permission.resource());
        return rest.write(Rest.Call.discovery(PATH), "POST", "application/json", review)
                .at("status", "allowed")
                .asBoolean();
    }
}
