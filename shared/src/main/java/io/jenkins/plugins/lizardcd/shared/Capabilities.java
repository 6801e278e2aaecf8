package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What an agent is and can do.
 *
 * @param agentVersion version of the agent
 * @param apiVersions versions of this contract that it speaks
 * @param kubernetesVersion version of the API server; null when it cannot be reached
 * @param identity this replica
 * @param namespaces namespaces it serves, the default first
 * @param certificateFingerprint {@code sha256:} and the hex digest of its TLS certificate
 * @param operations for each kind of operation the permissions that the Role lacks; an empty list means it can be run
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Capabilities(
        String agentVersion,
        List<String> apiVersions,
        String kubernetesVersion,
        String identity,
        List<String> namespaces,
        String certificateFingerprint,
        Map<String, List<Permission>> operations) {}
