package io.jenkins.plugins.lizardcd.shared;

/**
 * One right in a namespace Role.
 *
 * @param verb such as {@code patch}
 * @param group API group; empty for the core group
 * @param resource plural name, with the subresource behind a slash, such as {@code pods/log}
 */
public record Permission(String verb, String group, String resource) implements Comparable<Permission> {

    /** The rule line to add to the Role: {@code - {apiGroups: ["apps"], resources: ["deployments"], verbs: ["patch"]}}. */
    public String ruleLine() {
        return "- {apiGroups: [\"" + group + "\"], resources: [\"" + resource + "\"], verbs: [\"" + verb + "\"]}";
    }

    @Override
    public int compareTo(Permission other) {
        int byGroup = group.compareTo(other.group);
        int byResource = resource.compareTo(other.resource);
        return byGroup != 0 ? byGroup : byResource != 0 ? byResource : verb.compareTo(other.verb);
    }

    /** {@code patch deployments.apps}, as kubectl words it. */
    @Override
    public String toString() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
    }
}
