package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A workload in kubectl's spelling: {@code deployment/web}, {@code sts/db}.
 *
 * @param kind what it is
 * @param name its name in the namespace
 */
public record Workload(WorkloadKind kind, String name) {

    /** Refuses a missing kind and a name that Kubernetes would refuse. */
    public Workload {
        if (kind == null) {
            throw new IllegalArgumentException("a workload needs a kind: " + WorkloadKind.all());
        }
        Names.requireObject(name, kind.word());
    }

    /**
     * Reads {@code kind/name}; the kind may have any spelling that kubectl knows.
     *
     * @param text such as {@code deploy/web}
     * @throws IllegalArgumentException when the text is no workload; the message says what to write
     */
    @JsonCreator
    public static Workload parse(String text) {
        String trimmed = text == null ? "" : text.trim();
        int slash = trimmed.indexOf('/');
        if (slash <= 0 || slash == trimmed.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + trimmed + "' is not a workload; write kind/name, such as deployment/web");
        }
        String word = trimmed.substring(0, slash);
        WorkloadKind kind = WorkloadKind.find(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is not a kind of workload; known kinds: " + WorkloadKind.all()));
        return new Workload(kind, trimmed.substring(slash + 1));
    }

    /** {@code deployment/web}. */
    @Override
    @JsonValue
    public String toString() {
        return kind.word() + "/" + name;
    }
}
