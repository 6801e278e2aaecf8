package io.jenkins.plugins.lizardcd.endpoint;

import java.util.List;

/**
 * What one folder says about endpoints.
 *
 * @param where name of the folder, for messages
 * @param defaultEndpoint endpoint for builds that name none, or null
 * @param defaultNamespace namespace for builds that name none, or null
 * @param allowedEndpoints endpoints that builds may use; empty for all
 * @param allowedNamespaces namespaces that builds may use; empty for all
 */
public record ScopeRule(
        String where,
        String defaultEndpoint,
        String defaultNamespace,
        List<String> allowedEndpoints,
        List<String> allowedNamespaces) {}
