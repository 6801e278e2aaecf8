package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A question about a chart. Posted, because it may hold a password.
 *
 * @param chart which chart
 * @param values for rendering and checking; null for none
 * @param release name of the release, for rendering; default {@code release-name} as helm's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChartQuery(ChartSource chart, HelmValues values, String release) {

    /** Fills in defaults. */
    public ChartQuery {
        if (chart == null) {
            throw new IllegalArgumentException("the query names no chart");
        }
        if (chart.path() != null || values != null && values.inWorkspace()) {
            throw new IllegalArgumentException("a query reads no files of the workspace; run helm there");
        }
        values = values == null ? HelmValues.NONE : values;
        release = release == null ? "release-name" : release;
        HelmOperation.requireRelease(release);
    }
}
