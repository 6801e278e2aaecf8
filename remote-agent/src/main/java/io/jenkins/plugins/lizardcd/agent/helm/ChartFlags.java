package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * How helm is told where a chart comes from. A password goes into a private file that helm finds by itself: of the
 * registry, or of the repository, whose index must then be read first.
 */
final class ChartFlags {

    /** Name of the one repository in a private repositories.yaml. */
    static final String REPOSITORY = "source";

    private ChartFlags() {}

    /**
     * Adds the chart and its flags to a call.
     *
     * @param files of the workspace; null when there are none
     */
    static HelmCall add(HelmCall call, ChartSource chart, UnpackedArchive files)
            throws IOException, InterruptedException {
        if (chart.path() != null) {
            return call.add(files.path(chart.path()).toString());
        }
        String host = host(chart.repo() == null ? chart.name() : chart.repo());
        requireCover(chart, host);
        hide(call, chart);
        if (chart.oci() && HelmProgram.plainHttp(host)) {
            call.add("--plain-http");
        } else if (chart.oci()) {
            HelmProgram.get().overTls(call);
        }
        call.option("--version", chart.version());
        if (chart.repo() == null) {
            return call.add(chart.name()).hidden("registry.json", registry(chart, host));
        }
        if (chart.password() == null) {
            return call.add(chart.name(), "--repo", chart.repo());
        }
        return call.add(REPOSITORY + "/" + chart.name())
                .hidden("repositories.yaml", repositories(chart))
                .after(HelmProgram.get().repoUpdate(REPOSITORY));
    }

    /**
     * Tells helm of the repositories of a workspace chart's dependencies, one of which may want a name and a password.
     *
     * @param urls of the repositories, without those in OCI registries, which need no telling
     */
    static void dependencies(HelmCall call, ChartSource chart, Collection<String> urls) {
        String login = chart.password() == null ? "" : slashed(chart.repo());
        if (!login.isEmpty()) {
            String host = host(chart.repo());
            requireCover(chart, host);
            hide(call, chart);
            if (login.startsWith("oci://")) {
                call.hidden("registry.json", registry(chart, host));
            }
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("apiVersion", "");
        ArrayNode repositories = root.putArray("repositories");
        for (String url : urls) {
            ObjectNode repository = repositories.addObject();
            repository.put("name", REPOSITORY + "-" + repositories.size()).put("url", url);
            if (slashed(url).equals(login)) {
                repository.put("username", chart.username()).put("password", chart.password());
            }
        }
        call.hidden("repositories.yaml", Json.write(root));
    }

    private static String slashed(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    /** Looks for the versions of a chart in its repository. */
    static HelmCall search(ChartSource chart) throws IOException, InterruptedException {
        requireCover(chart, host(chart.repo()));
        return hide(
                        new HelmCall(
                                "search", "repo", REPOSITORY + "/" + chart.name(), "--versions", "--output", "yaml"),
                        chart)
                .option("--version", chart.version())
                .hidden("repositories.yaml", repositories(chart))
                .after(HelmProgram.get().repoUpdate(REPOSITORY));
    }

    private static HelmCall hide(HelmCall call, ChartSource chart) {
        return chart.password() == null ? call : call.hide(Mask.of(List.of(chart.password(), pair(chart))));
    }

    private static String pair(ChartSource chart) {
        return chart.username() + ":" + chart.password();
    }

    private static void requireCover(ChartSource chart, String host) {
        if (chart.password() != null
                && (chart.repo() == null ? chart.name() : chart.repo()).startsWith("http://")
                && !HelmProgram.plainHttp(host)) {
            throw new ProblemException(
                    ProblemType.POLICY,
                    "the password for " + chart.repo() + " would go over the wire unprotected; use https://, or have"
                            + " the owner of the namespace add '" + host + "' to policy.plainHttp of the agent");
        }
    }

    static String host(String url) {
        String host = URI.create(url.replaceAll("[^\\x21-\\x7e]", "_")).getAuthority();
        return host == null ? "" : host;
    }

    /** Credentials of an OCI registry, as docker keeps them. */
    private static String registry(ChartSource chart, String host) {
        if (chart.password() == null) {
            return null;
        }
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("auths")
                .putObject(host)
                .put("auth", Base64.getEncoder().encodeToString(pair(chart).getBytes(StandardCharsets.UTF_8)));
        return Json.write(root);
    }

    /** Helm's list of repositories with this one; JSON is YAML too. */
    private static String repositories(ChartSource chart) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", "");
        root.putArray("repositories")
                .addObject()
                .put("name", REPOSITORY)
                .put("url", chart.repo())
                .put("username", chart.username())
                .put("password", chart.password());
        return Json.write(root);
    }
}
