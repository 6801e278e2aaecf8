package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;

/**
 * Where a chart comes from, in helm's words.
 *
 * @param name {@code oci://...}, the URL of a chart archive, or a chart's name in {@code repo}
 * @param version version or range; null means the newest
 * @param repo URL of the chart repository; null for charts by URL. Of a chart of the workspace: that repository or
 *     {@code oci://} registry of its dependencies which wants the username and the password
 * @param username for the registry or the repository; null for none
 * @param password for the registry or the repository; null for none
 * @param path instead of name and version: directory or archive of the chart among the files of the workspace
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChartSource(String name, String version, String repo, String username, String password, String path) {

    private static final Pattern URL = Pattern.compile("(oci|https?)://[^\\s\\p{Cntrl}@/?#]+(/[^\\s\\p{Cntrl}]*)?");
    private static final Pattern CHART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern TAGGED = Pattern.compile(".*/[^/]*[:@][^/]*");
    private static final Pattern EXACT = Pattern.compile("v?\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9^~<>=*][^\\p{Cntrl}]{0,200}");

    /** Refuses what helm could not find, or would take for an option. */
    public ChartSource {
        if (path != null) {
            if (name != null || version != null || (repo == null) != (password == null)) {
                throw new IllegalArgumentException("the chart " + path
                        + " lies in the workspace; name and version are for other charts, and a repository is named"
                        + " with credentials, for its dependencies");
            }
            WorkspacePath.require(path, "chart");
        } else if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(
                    "there is no chart; write oci://registry/chart, a URL, or a name with repo");
        } else if (repo == null && !URL.matcher(name).matches()) {
            throw new IllegalArgumentException("the chart '" + withoutUser(name)
                    + "' is no URL; write oci://registry/chart or https://..., or give repo: the repository's URL."
                    + " Names and passwords go into credentials, not into the URL");
        }
        boolean registry = path != null && repo != null && repo.startsWith("oci://");
        if (repo != null
                && !((registry || repo.startsWith("http")) && URL.matcher(repo).matches())) {
            throw new IllegalArgumentException("'" + withoutUser(repo) + "' is not the URL of a chart repository;"
                    + " write https://... without a name and password; a chart in an OCI registry needs no repo:"
                    + " chart: 'oci://...'");
        }
        if (repo != null && name != null && !CHART.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not the name of a chart in " + repo + "; write its bare name");
        }
        if (version != null && !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("'" + version + "' is not a version of a chart; write 1.2.3 or ^1.2");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    "the chart " + (path == null ? name : path) + " needs username and password together");
        }
        if (password != null && name != null && repo == null && !name.startsWith("oci://")) {
            throw new IllegalArgumentException("username and password of " + name
                    + " are for an OCI registry or a repository; write chart: 'oci://...', or a name with repo");
        }
    }

    /**
     * A chart that needs no credentials.
     *
     * @param name URL, or a name in {@code repo}
     * @param version version or range; null means the newest
     * @param repo URL of the chart repository, or null
     */
    public static ChartSource of(String name, String version, String repo) {
        return new ChartSource(name, version, repo, null, null, null);
    }

    /**
     * A chart among the files of the workspace.
     *
     * @param path its directory or archive
     */
    public static ChartSource inWorkspace(String path) {
        return new ChartSource(null, null, null, null, null, path);
    }

    /** Whether helm takes the newest version that there is. */
    @JsonIgnore
    public boolean newest() {
        return version == null && choice();
    }

    private boolean choice() {
        return path == null && (repo != null || oci() && !TAGGED.matcher(name).matches());
    }

    /**
     * The same chart in just that version; a chart that has no choice of versions as it is. In a registry, a tag can have
     * another name than the version that the chart itself tells, so what is named by one stays so.
     *
     * @param exact its version
     */
    public ChartSource pinned(String exact) {
        boolean range = version == null || !EXACT.matcher(version).matches();
        return range && choice() ? new ChartSource(name, exact, repo, username, password, null) : this;
    }

    /** Whether it lies in an OCI registry. */
    @JsonIgnore
    public boolean oci() {
        return name != null && name.startsWith("oci://");
    }

    /** Its full address, for messages and for the agent's policy. */
    @JsonIgnore
    public String address() {
        if (path != null) {
            return "workspace/" + path;
        }
        return repo == null ? name : (repo.endsWith("/") ? repo : repo + "/") + name;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return address() + (version == null ? "" : " " + version);
    }

    private static String withoutUser(String url) {
        return url.replaceFirst("//[^/]*@", "//****@");
    }
}
