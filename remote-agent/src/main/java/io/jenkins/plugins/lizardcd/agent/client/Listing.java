package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Lists the objects of a namespace, page by page. */
final class Listing {

    /** Objects without spec, status and data. */
    static final String METADATA_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private static final int PAGE = 250;

    private final Rest rest;
    private final String namespace;

    Listing(Rest rest, String namespace) {
        this.rest = rest;
        this.namespace = namespace;
    }

    /** All objects that match; a selector and the media type may be null. */
    List<KubeObject> of(ApiResource resource, String labelSelector, String fieldSelector, String accept) {
        List<KubeObject> objects = new ArrayList<>();
        String token = "";
        do {
            StringBuilder query = new StringBuilder("?limit=").append(PAGE);
            add(query, "labelSelector", labelSelector);
            add(query, "fieldSelector", fieldSelector);
            add(query, "continue", token.isEmpty() ? null : token);
            ObjectNode page =
                    rest.get(new Rest.Call("list", resource, namespace, null, null, query.toString(), accept));
            for (JsonNode item : page.path("items")) {
                // The items of a list come without the type, which the list has.
                ((ObjectNode) item).put("kind", resource.kind()).put("apiVersion", resource.apiVersion());
                objects.add(new KubeObject((ObjectNode) item));
            }
            token = page.path("metadata").path("continue").asText("");
        } while (!token.isEmpty());
        return objects;
    }

    private static void add(StringBuilder query, String name, String value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(Rest.encode(value));
        }
    }
}
