package io.jenkins.plugins.lizardcd.shared;

import java.util.List;

/**
 * The health of a namespace.
 *
 * @param namespace its name
 * @param health the worst health of its workloads
 * @param workloads all workloads that are not owned by another one
 * @param running operations that have not ended
 */
public record NamespaceStatus(
        String namespace, Health health, List<WorkloadStatus> workloads, List<Operation> running) {}
