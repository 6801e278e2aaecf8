package io.jenkins.plugins.lizardcd.endpoint;

import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.lizardcd.shared.Names;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Decides which endpoint and namespace a build means, and whether it may use them. Names match exactly. Limits are
 * checked here because the build's own text decides what it asks for.
 */
public final class EndpointResolver {

    private EndpointResolver() {}

    /**
     * Resolves what a step names, then what encloses it, then the folders, then the configuration of Jenkins.
     *
     * @param endpoint name given by the step or its enclosing block, or null
     * @param namespace namespace given by the step or its enclosing block, or null
     * @param credentialsId credential given by the enclosing block, or null
     * @param item the job, whose folders have a say
     * @throws AbortException when nothing or more than one thing is meant, or it is not allowed
     */
    public static Target resolve(String endpoint, String namespace, String credentialsId, Item item)
            throws AbortException {
        List<ScopeRule> rules = ScopeRules.all(item);
        Endpoint found = endpoint(Util.fixEmptyAndTrim(endpoint), rules);
        requireCredentials(found, credentialsId);
        String space = namespace(Util.fixEmptyAndTrim(namespace), rules, found);
        for (ScopeRule rule : rules) {
            require(
                    rule.allowedNamespaces(),
                    space,
                    list -> Messages.EndpointResolver_NamespaceNotInFolder(space, rule.where(), list));
        }
        require(
                found.getAllowedNamespaces(),
                space,
                list -> Messages.EndpointResolver_NamespaceNotAtEndpoint(space, found.getName(), list));
        return new Target(found.getName(), space, credentialsId);
    }

    /**
     * As {@link #resolve}, for a block whose steps may name their own namespace.
     *
     * @param endpoint name given by the block, or null
     * @param namespace namespace given by the block, or null
     * @param credentialsId credential given by the block, or null
     * @param item the job, whose folders have a say
     * @return the namespace in it is null when nothing says one
     * @throws AbortException when nothing or more than one thing is meant, or it is not allowed
     */
    public static Target resolveEndpoint(String endpoint, String namespace, String credentialsId, Item item)
            throws AbortException {
        List<ScopeRule> rules = ScopeRules.all(item);
        Endpoint found = endpoint(Util.fixEmptyAndTrim(endpoint), rules);
        String given = Util.fixEmptyAndTrim(namespace);
        boolean known = given != null
                || nearest(rules, ScopeRule::defaultNamespace) != null
                || found.getDefaultNamespace() != null;
        if (known) {
            return resolve(found.getName(), given, credentialsId, item);
        }
        requireCredentials(found, credentialsId);
        return new Target(found.getName(), null, credentialsId);
    }

    private static void requireCredentials(Endpoint endpoint, String credentialsId) throws AbortException {
        if (credentialsId != null && !endpoint.isAllowOwnCredentials()) {
            throw new AbortException(Messages.EndpointResolver_NoOwnCredentials(credentialsId, endpoint.getName()));
        }
    }

    private static Endpoint endpoint(String given, List<ScopeRule> rules) throws AbortException {
        LizardGlobalConfiguration configuration = LizardGlobalConfiguration.get();
        List<Endpoint> all = configuration.getEndpoints();
        String name = given != null ? given : nearest(rules, ScopeRule::defaultEndpoint);
        if (name == null) {
            name = configuration.getDefaultEndpoint();
        }
        if (name == null && all.size() == 1) {
            name = all.get(0).getName();
        }
        if (name == null) {
            throw new AbortException(Messages.EndpointResolver_NoneNamed(configuration.names()));
        }
        String wanted = name;
        Endpoint found = configuration
                .endpoint(wanted)
                .orElseThrow(
                        () -> new AbortException(Messages.EndpointResolver_Unknown(wanted, configuration.names())));
        for (ScopeRule rule : rules) {
            require(
                    rule.allowedEndpoints(),
                    wanted,
                    list -> Messages.EndpointResolver_EndpointNotInFolder(wanted, rule.where(), list));
        }
        return found;
    }

    private static String namespace(String given, List<ScopeRule> rules, Endpoint endpoint) throws AbortException {
        String name = given != null ? given : nearest(rules, ScopeRule::defaultNamespace);
        if (name == null) {
            name = endpoint.getDefaultNamespace();
        }
        if (name == null) {
            throw new AbortException(Messages.EndpointResolver_NoNamespace(endpoint.getName()));
        }
        try {
            return Names.requireLabel(name, "namespace");
        } catch (IllegalArgumentException e) {
            throw new AbortException(e.getMessage());
        }
    }

    private static String nearest(List<ScopeRule> rules, Function<ScopeRule, String> value) {
        Stream<String> values = rules.stream().map(value);
        return values.filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static void require(List<String> allowed, String name, Function<String, String> message)
            throws AbortException {
        if (!allowed.isEmpty() && !allowed.contains(name)) {
            throw new AbortException(message.apply(String.join(", ", allowed)));
        }
    }
}
