package io.jenkins.plugins.lizardcd.agent.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Helps who mistyped a name: which names there are that look like it. */
final class NearNames {

    private static final String NAMES_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private static final int SHOWN = 5;

    private final Rest rest;
    private final String namespace;

    NearNames(Rest rest, String namespace) {
        this.rest = rest;
        this.namespace = namespace;
    }

    /** Continues the sentence "... does not exist in namespace shop"; empty when nothing can be said. */
    String hint(ApiResource resource, String name) {
        List<String> names = new ArrayList<>();
        try {
            Rest.Call call = new Rest.Call("list", resource, namespace, null, null, "?limit=500", NAMES_ONLY);
            for (JsonNode item : rest.get(call).path("items")) {
                names.add(item.path("metadata").path("name").asText());
            }
        } catch (ProblemException | RetryableException e) {
            return "";
        }
        if (names.isEmpty()) {
            return "; it has no " + resource.plural();
        }
        names.sort(Comparator.comparingInt((String n) -> distance(n, name)).thenComparing(Comparator.naturalOrder()));
        boolean more = names.size() > SHOWN;
        String listed = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        return "; " + (more ? "nearest of " + names.size() + " " : "there are ") + resource.plural() + ": " + listed;
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
