package io.jenkins.plugins.lizardcd.testbed;

import java.util.List;

/**
 * A rule of a Role.
 *
 * @param group API group; empty for the core group
 * @param resources in the plural, with subresources as in {@code deployments/scale}
 * @param verbs for example get, list, watch, patch
 */
public record Rule(String group, List<String> resources, List<String> verbs) {

    /**
     * A rule for one resource.
     *
     * @param group API group; empty for the core group
     * @param resource in the plural
     * @param verbs what is allowed
     */
    public static Rule allow(String group, String resource, String... verbs) {
        return new Rule(group, List.of(resource), List.of(verbs));
    }
}
