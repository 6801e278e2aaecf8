package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * A workload as a read shows it.
 *
 * @param workload {@code kind/name}
 * @param health its health
 * @param message one line about the health
 * @param revision current revision of the rollout; null for kinds without one
 * @param desired wanted pods
 * @param updated pods of the current template
 * @param ready ready pods
 * @param available available pods
 * @param images image of each container and init container
 * @param causes what is wrong; empty when healthy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadStatus(
        String workload,
        Health health,
        String message,
        Long revision,
        int desired,
        int updated,
        int ready,
        int available,
        Map<String, String> images,
        List<Cause> causes) {}
