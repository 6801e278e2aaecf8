package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.DriftQuery;
import io.jenkins.plugins.lizardcd.shared.IgnoreRule;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import io.jenkins.plugins.lizardcd.shared.ReleaseInfo;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What can be read of the releases of a namespace, from the records that helm keeps. Changes nothing. */
public final class HelmReads {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LARGEST = 1 << 20;

    private final Cluster cluster;

    /**
     * Reads of one namespace.
     *
     * @param cluster the namespace
     */
    public HelmReads(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * The newest revision of each release, as {@code helm list --all}, by name.
     *
     * @param release only the release of that name, with its notes; null for all without them
     */
    public List<ReleaseInfo> list(String release) {
        if (release != null) {
            return new Releases(cluster, release)
                    .latest().map(HelmReads::withNotes).stream().toList();
        }
        Map<String, Release> newest = new LinkedHashMap<>();
        Releases.all(cluster).forEach(r -> newest.putIfAbsent(r.name(), r));
        return newest.values().stream().map(Release::info).toList();
    }

    /**
     * A revision, as {@code helm status}.
     *
     * @param release name of the release
     * @param revision 0 means the newest
     * @throws ProblemException NOT_FOUND when there is none
     */
    public ReleaseInfo status(String release, int revision) {
        return withNotes(find(release, revision));
    }

    private static ReleaseInfo withNotes(Release found) {
        ReleaseInfo info = found.info();
        return new ReleaseInfo(
                info.release(),
                info.namespace(),
                info.revision(),
                info.status(),
                info.chart(),
                info.chartVersion(),
                info.appVersion(),
                info.firstDeployed(),
                info.updated(),
                info.description(),
                found.notes());
    }

    /**
     * The revisions that are kept, oldest first, as {@code helm history}.
     *
     * @param release name of the release
     */
    public List<ReleaseInfo> history(String release) {
        find(release, 0);
        return new Releases(cluster, release)
                .all().stream()
                        .sorted((a, b) -> Integer.compare(a.revision(), b.revision()))
                        .map(Release::info)
                        .toList();
    }

    /**
     * The values of a revision, as {@code helm get values}. They may be secret.
     *
     * @param release name of the release
     * @param revision 0 means the newest
     * @param all with the chart's own below them
     */
    public JsonNode values(String release, int revision, boolean all) throws Exception {
        Release found = find(release, revision);
        JsonNode values = found.values();
        if (all) {
            HelmCall call = new HelmCall("get", "values", release, "--all", "--output", "json")
                    .add("--revision", String.valueOf(found.revision()));
            HelmProcess.Ended ended = HelmProcess.run(call.hide(found.mask()), cluster, LIMIT);
            if (ended.exit() != 0) {
                throw new ProblemException(ProblemType.UNPROCESSABLE, "helm says: " + HelmMessage.of(ended));
            }
            values = Json.tolerant().readTree(ended.output());
        }
        bounded("the values", release, values.toString());
        return values.isObject() ? values : JsonNodeFactory.instance.objectNode();
    }

    /**
     * The manifest of a revision, as {@code helm get manifest}, with the data of Secrets masked.
     *
     * @param release name of the release
     * @param revision 0 means the newest
     */
    public String manifest(String release, int revision) {
        return bounded(
                "the manifest",
                release,
                MaskedManifest.of(find(release, revision).manifest()));
    }

    /**
     * The hooks of a revision, as {@code helm get hooks}, with the data of Secrets masked.
     *
     * @param release name of the release
     * @param revision 0 means the newest
     */
    public String hooks(String release, int revision) {
        String hooks = find(release, revision).hooks().stream()
                .map(h -> "---\n# Source: " + h.path() + "\n" + h.manifest() + "\n")
                .collect(Collectors.joining());
        return bounded("the hooks", release, MaskedManifest.of(hooks));
    }

    /**
     * The notes of a revision, as {@code helm get notes}.
     *
     * @param release name of the release
     * @param revision 0 means the newest
     */
    public String notes(String release, int revision) {
        return find(release, revision).notes();
    }

    /**
     * What in the cluster differs from the manifest of the revision that is deployed; of the newest when none is.
     *
     * @param release name of the release
     * @param query what to leave out
     */
    public ReleaseDrift drift(String release, DriftQuery query) {
        Release newest = find(release, 0);
        Release deployed = new Releases(cluster, release)
                .all().stream()
                        .filter(r -> r.status().equals("deployed"))
                        .findFirst()
                        .orElse(newest);
        return Drift.of(
                cluster,
                deployed,
                query.ignore().stream().map(IgnoreRule::parse).toList());
    }

    private Release find(String release, int revision) {
        List<Release> all = new Releases(cluster, release).all();
        return all.stream()
                .filter(r -> revision == 0 || r.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        all.isEmpty()
                                ? "there is no release/" + release + " in " + cluster.namespace()
                                : "release/" + release + " has no revision " + revision + "; its history holds: "
                                        + all.stream().map(Release::revision).toList()));
    }

    private static String bounded(String what, String release, String text) {
        if (text.length() > LARGEST) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    what + " of release/" + release + " are larger than 1 MiB; read them with helm get");
        }
        return text;
    }
}
