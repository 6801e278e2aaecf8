package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes a Job of the manifests a hook: it is made anew by each operation, at its time. Annotations of Argo CD mean
 * the same, so that manifests can be used by both.
 *
 * @param phases when it runs; empty for one that is left out here
 * @param deletion when it is deleted; a Job of that name from before always is, as a Job cannot be changed
 */
record Hook(Set<Phase> phases, Set<Deletion> deletion) {

    private static final List<String> KEYS = List.of("lizardcd.io/hook", "argocd.argoproj.io/hook");
    private static final List<String> POLICIES =
            List.of("lizardcd.io/hook-delete-policy", "argocd.argoproj.io/hook-delete-policy");

    /** When a hook runs. */
    enum Phase {
        /** Before the first object is written. */
        PRE("PreSync"),
        /** When all objects are healthy, before anything is pruned. */
        POST("PostSync"),
        /** When the operation has failed; after the way back, if there is one. */
        FAIL("SyncFail");

        private final String argo;

        Phase(String argo) {
            this.argo = argo;
        }

        /** {@code pre}. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When a hook is deleted. */
    enum Deletion {
        BEFORE("before-creation", "BeforeHookCreation"),
        SUCCEEDED("succeeded", "HookSucceeded"),
        FAILED("failed", "HookFailed");

        private final String word;
        private final String argo;

        Deletion(String word, String argo) {
            this.word = word;
            this.argo = argo;
        }
    }

    /**
     * The hook that annotations describe; empty for an ordinary object.
     *
     * @throws IllegalArgumentException for words that mean nothing here
     */
    static Optional<Hook> of(JsonNode annotations) {
        List<String> words = words(annotations, KEYS);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        for (String word : words) {
            if (word.equals("Skip") || word.equals("PreDelete") || word.equals("PostDelete")) {
                continue;
            }
            phases.add(Arrays.stream(Phase.values())
                    .filter(p -> p.word().equals(word) || p.argo.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("is a hook for '" + word
                            + "'; hooks are for pre (PreSync), post (PostSync) or fail (SyncFail)")));
        }
        Set<Deletion> deletion = EnumSet.noneOf(Deletion.class);
        for (String word : words(annotations, POLICIES)) {
            deletion.add(Arrays.stream(Deletion.values())
                    .filter(d -> d.word.equals(word) || d.argo.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "has the hook-delete-policy '" + word + "'; use before-creation, succeeded or failed")));
        }
        return Optional.of(new Hook(phases, deletion));
    }

    private static List<String> words(JsonNode annotations, List<String> keys) {
        return keys.stream()
                .map(annotations::path)
                .filter(v -> !v.isMissingNode())
                .findFirst()
                .map(v -> Stream.of(v.asText().split(","))
                        .map(String::trim)
                        .filter(w -> !w.isEmpty())
                        .toList())
                .orElse(List.of());
    }
}
