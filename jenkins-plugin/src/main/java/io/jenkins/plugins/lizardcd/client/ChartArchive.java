package io.jenkins.plugins.lizardcd.client;

import java.util.regex.Pattern;

/**
 * A chart as its archive.
 *
 * @param chart name of the chart
 * @param version version of the chart
 * @param content a gzip-compressed tar, as helm has pulled it
 */
public record ChartArchive(String chart, String version, byte[] content) {

    private static final Pattern CHART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,250}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,250}");

    /**
     * Refuses names that could not be those of a file: they come out of the archive, so from whoever made it.
     *
     * @throws IllegalArgumentException when they are not what helm allows
     */
    public ChartArchive {
        if (chart == null || !CHART.matcher(chart).matches()) {
            throw new IllegalArgumentException("the chart calls itself '" + chart + "', which is no name of a chart");
        }
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "the chart " + chart + " has the version '" + version + "', which is no version of a chart");
        }
    }

    /** Name of the file, as helm names it. */
    public String file() {
        return chart + "-" + version + ".tgz";
    }
}
