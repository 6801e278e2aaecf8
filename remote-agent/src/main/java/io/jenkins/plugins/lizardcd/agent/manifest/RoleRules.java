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

    private RoleRules() {}

    /** The fewest rules that grant the permissions of the engine, of the reads and those of the given kinds of operations. */
    static List<PolicyRule> of(Handlers handlers, Collection<String> kinds, Collection<String> reads) {
        Set<Permission> permissions = new TreeSet<>(OperationEngine.permissions());
        permissions.addAll(Reads.permissions());
        kinds.forEach(k -> permissions.addAll(handlers.of(k).permissions()));
        for (String read : reads) {
            int dot = read.indexOf('.');
            String resource = dot < 0 ? read : read.substring(0, dot);
            String group = dot < 0 ? "" : read.substring(dot + 1);
            List.of("get", "list", "watch").forEach(verb -> permissions.add(new Permission(verb, group, resource)));
        }
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
}
