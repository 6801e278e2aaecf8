package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.regex.Pattern;

/** Operations on Helm releases, carried out by the stock helm executable. Each locks {@code release/NAME}. */
public sealed interface HelmOperation extends OperationSpec {

    /** Name of the release. */
    String release();

    @Override
    default List<String> targets() {
        return List.of("release/" + release());
    }

    /** What happens to the values of the release that runs. */
    enum ValuesMode {
        /** They are forgotten: the chart's defaults and the given values count. */
        @JsonProperty("reset")
        RESET,
        /** They stay, the given values on top; new defaults of the chart are not seen. */
        @JsonProperty("reuse")
        REUSE,
        /** The chart's defaults, then they, then the given values. */
        @JsonProperty("resetThenReuse")
        RESET_THEN_REUSE
    }

    /** What to do with a release that an earlier, unfinished action has left pending. */
    enum RecoverPending {
        /** Fail, and say how to go on by hand. */
        @JsonProperty("never")
        NEVER,
        /** Unlock it when its operation is proven dead; else fail. */
        @JsonProperty("safe")
        SAFE
    }

    /**
     * Installs or upgrades a release, as {@code helm upgrade --install}.
     *
     * @param release name of the release
     * @param chart {@code oci://...}, the URL of a chart archive, or a chart's name in {@code repo}
     * @param version version or range; null means the newest
     * @param repo URL of the chart repository; null for charts by URL
     * @param repoUsername for the OCI registry; null for none
     * @param repoPassword for the OCI registry; null for none
     * @param install default true: installs the release when there is none
     * @param createNamespace default false
     * @param values YAML text; null for none
     * @param set {@code key=value}, as {@code --set}
     * @param setString {@code key=value}, as {@code --set-string}
     * @param valuesMode default reset
     * @param await {@code wait} in JSON; default true: until all objects are ready
     * @param waitForJobs default false
     * @param rollbackOnFailure default true: back to the revision before, after the causes were collected
     * @param cleanupOnFail default false: deletes what a failed upgrade has created
     * @param forceReplace default false
     * @param skipCrds default false
     * @param noHooks default false
     * @param takeOwnership default false
     * @param historyMax default 10; 0 keeps all
     * @param description for the release's history; null for helm's own
     * @param recoverPending default safe
     * @param diff default true: tells which objects change before the change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelmUpgrade(
            String release,
            String chart,
            String version,
            String repo,
            String repoUsername,
            String repoPassword,
            Boolean install,
            Boolean createNamespace,
            String values,
            List<String> set,
            List<String> setString,
            ValuesMode valuesMode,
            @JsonProperty("wait") Boolean await,
            Boolean waitForJobs,
            Boolean rollbackOnFailure,
            Boolean cleanupOnFail,
            Boolean forceReplace,
            Boolean skipCrds,
            Boolean noHooks,
            Boolean takeOwnership,
            Integer historyMax,
            String description,
            RecoverPending recoverPending,
            Boolean diff)
            implements HelmOperation {

        private static final Pattern URL = Pattern.compile("(oci|https?)://[^\\s\\p{Cntrl}]+");
        private static final Pattern CHART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
        private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9^~<>=*][^\\p{Cntrl}]{0,200}");

        public HelmUpgrade {
            requireRelease(release);
            requireChart(release, chart, repo);
            if (version != null && !VERSION.matcher(version).matches()) {
                throw new IllegalArgumentException(
                        "'" + version + "' is not a version of a chart; write 1.2.3 or ^1.2");
            }
            if ((repoUsername == null) != (repoPassword == null)) {
                throw new IllegalArgumentException(
                        "helmUpgrade of " + release + " needs repoUsername and repoPassword together");
            }
            if (repoPassword != null && !chart.startsWith("oci://")) {
                throw new IllegalArgumentException("helmUpgrade of " + release
                        + ": repoUsername and repoPassword work for charts from oci:// registries only");
            }
            set = requirePairs(release, "set", set);
            setString = requirePairs(release, "setString", setString);
            historyMax = historyMax == null ? 10 : historyMax;
            if (historyMax < 0) {
                throw new IllegalArgumentException("historyMax of " + release + " must be 0 (all) or more");
            }
            install = orTrue(install);
            createNamespace = orFalse(createNamespace);
            valuesMode = valuesMode == null ? ValuesMode.RESET : valuesMode;
            await = orTrue(await);
            waitForJobs = orFalse(waitForJobs);
            if (waitForJobs && !await) {
                throw new IllegalArgumentException("waitForJobs of " + release + " needs wait: true");
            }
            rollbackOnFailure = orTrue(rollbackOnFailure);
            cleanupOnFail = orFalse(cleanupOnFail);
            forceReplace = orFalse(forceReplace);
            skipCrds = orFalse(skipCrds);
            noHooks = orFalse(noHooks);
            takeOwnership = orFalse(takeOwnership);
            recoverPending = recoverPending == null ? RecoverPending.SAFE : recoverPending;
            diff = orTrue(diff);
        }

        /** The images stand in the chart. */
        @Override
        public boolean imagesKnown() {
            return false;
        }

        @Override
        public boolean sensitive() {
            return values != null || repoPassword != null || !set.isEmpty() || !setString.isEmpty();
        }

        /** Without what may be secret. */
        @Override
        public String toString() {
            return "HelmUpgrade[release=" + release + ", chart=" + chart + ", version=" + version + "]";
        }

        private static void requireChart(String release, String chart, String repo) {
            if (chart == null || chart.isBlank()) {
                throw new IllegalArgumentException("helmUpgrade of " + release
                        + " names no chart; write oci://registry/chart, a URL, or a name with repo");
            }
            if (repo == null && !URL.matcher(chart).matches()) {
                throw new IllegalArgumentException("the chart '" + chart
                        + "' is no URL; write oci://registry/chart or https://..., or give repo: the repository's URL");
            }
            if (repo != null && !(repo.startsWith("http") && URL.matcher(repo).matches())) {
                throw new IllegalArgumentException("'" + repo + "' is not the URL of a chart repository;"
                        + " write https://...; a chart in an OCI registry needs no repo: chart: 'oci://...'");
            }
            if (repo != null && !CHART.matcher(chart).matches()) {
                throw new IllegalArgumentException(
                        "'" + chart + "' is not the name of a chart in " + repo + "; write its bare name");
            }
        }
    }

    /**
     * Goes back to an earlier revision, as {@code helm rollback}.
     *
     * @param release name of the release
     * @param revision null or 0 means the previous one
     * @param await {@code wait} in JSON; default true
     * @param cleanupOnFail default false
     * @param forceReplace default false
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelmRollback(
            String release,
            Long revision,
            @JsonProperty("wait") Boolean await,
            Boolean cleanupOnFail,
            Boolean forceReplace)
            implements HelmOperation {
        public HelmRollback {
            requireRelease(release);
            revision = revision == null ? 0L : revision;
            if (revision < 0) {
                throw new IllegalArgumentException("revision of " + release + " must be 0 (previous) or more");
            }
            await = orTrue(await);
            cleanupOnFail = orFalse(cleanupOnFail);
            forceReplace = orFalse(forceReplace);
        }
    }

    /**
     * Removes a release, as {@code helm uninstall}.
     *
     * @param release name of the release
     * @param keepHistory default false
     * @param await {@code wait} in JSON; default true: until its objects are gone
     * @param ignoreNotFound default true
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelmUninstall(
            String release,
            Boolean keepHistory,
            @JsonProperty("wait") Boolean await,
            Boolean ignoreNotFound) implements HelmOperation {
        public HelmUninstall {
            requireRelease(release);
            keepHistory = orFalse(keepHistory);
            await = orTrue(await);
            ignoreNotFound = orTrue(ignoreNotFound);
        }
    }

    private static void requireRelease(String release) {
        if (release == null || release.length() > 53) {
            throw new IllegalArgumentException(
                    "'" + release + "' is not a name for a release; helm permits at most 53 characters");
        }
        Names.requireObject(release, "release");
    }

    private static List<String> requirePairs(String release, String what, List<String> pairs) {
        for (String pair : pairs == null ? List.<String>of() : pairs) {
            if (pair == null || pair.indexOf('=') < 1) {
                // Not the text itself: it may hold a secret.
                throw new IllegalArgumentException(what + " of " + release + " must be key=value");
            }
        }
        return pairs == null ? List.of() : List.copyOf(pairs);
    }

    private static Boolean orTrue(Boolean value) {
        return value == null || value;
    }

    private static Boolean orFalse(Boolean value) {
        return value != null && value;
    }
}
