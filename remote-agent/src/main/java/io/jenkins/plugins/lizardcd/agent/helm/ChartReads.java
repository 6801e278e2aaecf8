package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.util.regex.Pattern;

/** What can be read of charts by the stock helm, in the words of its commands. Changes nothing. */
public final class ChartReads {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int LARGEST = 1 << 20;
    private static final String PULLED = "pulled";
    /** Where the chart was pulled to; nobody can look there. */
    private static final Pattern HOME = Pattern.compile("(?<=^==> Linting ).*/pulled/", Pattern.MULTILINE);

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Cluster cluster;

    /**
     * Reads on behalf of one namespace.
     *
     * @param cluster the namespace
     */
    public ChartReads(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A part of a chart, as {@code helm show}.
     *
     * @param part {@code values}, {@code readme} or {@code crds}
     * @param query which chart
     */
    public String show(String part, ChartQuery query) throws Exception {
        return run("show " + part, query, ChartFlags.add(new HelmCall("show", part), query.chart(), null));
    }

    /**
     * The chart's own description, as {@code helm show chart}.
     *
     * @param query which chart
     */
    public JsonNode chart(ChartQuery query) throws Exception {
        return YAML.readTree(show("chart", query));
    }

    /**
     * A chart as its archive.
     *
     * @param name of the chart
     * @param version of the chart
     * @param content a gzip-compressed tar, as it was pulled
     */
    public record Pulled(String name, String version, byte[] content) {}

    /**
     * The archive of a chart, as {@code helm pull}.
     *
     * @param query which chart
     */
    public Pulled pull(ChartQuery query) throws Exception {
        HelmCall pull =
                ChartFlags.add(new HelmCall("pull"), query.chart(), null).add("--destination", HelmHome.HERE + PULLED);
        HelmCall call = new HelmCall("show", "chart", HelmHome.HERE + PULLED + "/*")
                .after(pull)
                .giving(PULLED);
        HelmProcess.Ended ended = HelmProcess.run(call, cluster, LIMIT);
        if (ended.exit() != 0) {
            throw refused("pull", query, ended);
        }
        JsonNode chart = YAML.readTree(ended.output());
        return new Pulled(chart.path("name").asText(), chart.path("version").asText(), ended.product());
    }

    /**
     * What the chart makes of the values, as {@code helm template}, with the data of Secrets masked. Asks no cluster.
     *
     * @param query which chart, which values and which release
     */
    public String template(ChartQuery query) throws Exception {
        HelmCall call = ChartFlags.add(new HelmCall("template", query.release()), query.chart(), null);
        ChartValues.add(call, query.values(), null);
        return MaskedManifest.of(run("template", query, call));
    }

    /**
     * The versions of a chart in its repository, newest first, as {@code helm search repo --versions}.
     *
     * @param query chart and repository; a version limits what is found
     */
    public JsonNode search(ChartQuery query) throws Exception {
        ChartSource chart = query.chart();
        if (chart.repo() == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "helm can search in repositories only, not at " + chart.name() + "; give repo and the bare name");
        }
        HelmCall call = ChartFlags.search(chart);
        JsonNode found = YAML.readTree(run("search", query, call));
        ArrayNode versions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : found) {
            // It searches by parts of words.
            if (entry.path("name").asText().equals(ChartFlags.REPOSITORY + "/" + chart.name())) {
                versions.addObject()
                        .put("chart", chart.name())
                        .put("chartVersion", entry.path("version").asText())
                        .put("appVersion", entry.path("app_version").asText())
                        .put("description", entry.path("description").asText());
            }
        }
        return versions;
    }

    /**
     * What is wrong with the chart, as {@code helm lint}; the chart is pulled first.
     *
     * @param query which chart and which values
     * @return helm's findings; the exit code says whether it found errors
     */
    public JsonNode lint(ChartQuery query) throws Exception {
        HelmCall pull = ChartFlags.add(new HelmCall("pull"), query.chart(), null)
                .add("--untar", "--untardir", HelmHome.HERE + PULLED);
        HelmCall call = new HelmCall("lint", HelmHome.HERE + PULLED + "/*").after(pull);
        ChartValues.add(call, query.values(), null);
        HelmProcess.Ended ended = HelmProcess.run(call, cluster, LIMIT);
        if (!(ended.output() + ended.error()).contains("chart(s) linted")) {
            throw refused("lint", query, ended);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("passed", ended.exit() == 0)
                .put(
                        "text",
                        bounded(
                                "lint",
                                query,
                                ended.mask().hide(HOME.matcher(ended.output()).replaceAll(""))));
    }

    private String run(String command, ChartQuery query, HelmCall call) throws Exception {
        HelmProcess.Ended ended = HelmProcess.run(call, cluster, LIMIT);
        if (ended.exit() != 0) {
            throw refused(command, query, ended);
        }
        return bounded(command, query, ended.output());
    }

    private static ProblemException refused(String command, ChartQuery query, HelmProcess.Ended ended) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE,
                "helm " + command + " of " + query.chart() + " failed; helm says: " + HelmMessage.of(ended));
    }

    private static String bounded(String command, ChartQuery query, String text) {
        if (text.length() > LARGEST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "helm " + command + " of " + query.chart() + " gives more than 1 MiB; run it by hand");
        }
        return text;
    }
}
