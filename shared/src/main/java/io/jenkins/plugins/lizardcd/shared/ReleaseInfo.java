package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One revision of a Helm release.
 *
 * @param release its name
 * @param namespace where it is
 * @param revision its number
 * @param status helm's word: deployed, superseded, failed, uninstalled, pending-upgrade ...
 * @param chart name of the chart
 * @param chartVersion version of the chart
 * @param appVersion version of what the chart installs; empty when the chart does not say
 * @param firstDeployed when the first revision was made; null when it is not known
 * @param updated when this revision was made; null when it is not known
 * @param description helm's or the caller's words
 * @param notes the chart's notes; null in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseInfo(
        String release,
        String namespace,
        int revision,
        String status,
        String chart,
        String chartVersion,
        String appVersion,
        Instant firstDeployed,
        Instant updated,
        String description,
        String notes) {}
