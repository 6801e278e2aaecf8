package io.jenkins.plugins.lizardcd.agent.manifest;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.jenkins.plugins.lizardcd.agent.kubernetes.Reads;
import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of a Role, from the permissions that the engine, the reads and the chosen handlers declare. */
final class RoleRules {

    private static final List<String> READ = List.of("get", "list", "watch");
    private static final List<String> APPLY = List.of("get", "list", "watch", "create", "patch", "delete");

    private RoleRules() {}

    /**
     * The fewest rules that grant the permissions of the engine, of the reads and those of the given kinds of operations.
     *
     * @param reads resources that may be read
     * @param applies resources that may be applied, pruned and deleted
     */
    static List<PolicyRule> of(
            Handlers handlers, Collection<String> kinds, Collection<String> reads, Collection<String> applies) {
        Set<Permission> permissions = new TreeSet<>(OperationEngine.permissions());
        permissions.addAll(Reads.permissions());
        kinds.forEach(k -> permissions.addAll(handlers.of(k).permissions()));
        reads.forEach(read -> add(permissions, read, READ));
        applies.forEach(apply -> add(permissions, apply, APPLY));
        Map<List<String>, Set<String>> verbsByResource =
                new TreeMap<>((a, b) -> (a.get(0) + "/" + a.get(1)).compareTo(b.get(0) + "/" + b.get(1)));
        for (Permission p : permissions) {
            verbsByResource
                    .computeIfAbsent(List.of(p.group(), p.resource()), r -> new TreeSet<>())
                    .add(p.verb());
        }
        Map<String, List<String>> resourcesByVerbs = new TreeMap<>();
        verbsByResource.forEach((resource, verbs) -> resourcesByVerbs
                .computeIfAbsent(resource.get(0) + " " + String.join(",", verbs), k -> new ArrayList<>())
                .add(resource.get(1)));
        List<PolicyRule> rules = new ArrayList<>();
        resourcesByVerbs.forEach((key, resources) -> {
            int space = key.indexOf(' ');
            rules.add(new PolicyRuleBuilder()
                    .withApiGroups(key.substring(0, space))
                    .withResources(resources)
                    .withVerbs(key.substring(space + 1).split(","))
                    .build());
        });
        return rules;
    }

    private static void add(Set<Permission> permissions, String name, List<String> verbs) {
        int dot = name.indexOf('.');
        String resource = dot < 0 ? name : name.substring(0, dot);
        String group = dot < 0 ? "" : name.substring(dot + 1);
        verbs.forEach(verb -> permissions.add(new Permission(verb, group, resource)));
    }
}
