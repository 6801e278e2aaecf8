package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

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
     * @param chart where the chart comes from
     * @param values default none
     * @param archive the files of the workspace that chart and values name; null when they name none
     * @param install default true: installs the release when there is none
     * @param createNamespace default false
     * @param valuesMode default reset
     * @param await {@code wait} in JSON; default true: until all objects are ready
     * @param waitForJobs default false
     * @param rollbackOnFailure default true: back to the revision before, after the causes were collected
     * @param failFast default true: stops helm as soon as the cluster knows why a new pod cannot run
     * @param cleanupOnFail default false: deletes what a failed upgrade has created
     * @param forceReplace default false
     * @param skipCrds default false
     * @param noHooks default false
     * @param takeOwnership default false
     * @param historyMax default 10; 0 keeps all
     * @param description for the release's history; null for helm's own
     * @param recoverPending default safe
     * @param diff default true: tells which objects change, as soon as helm has rendered the chart
     * @param dependencyUpdate default false: fetches the dependencies of a chart of the workspace first, as
     *     {@code helm dependency build}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelmUpgrade(
            String release,
            ChartSource chart,
            HelmValues values,
            ArchiveReference archive,
            Boolean install,
            Boolean createNamespace,
            ValuesMode valuesMode,
            @JsonProperty("wait") Boolean await,
            Boolean waitForJobs,
            Boolean rollbackOnFailure,
            Boolean failFast,
            Boolean cleanupOnFail,
            Boolean forceReplace,
            Boolean skipCrds,
            Boolean noHooks,
            Boolean takeOwnership,
            Integer historyMax,
            String description,
            RecoverPending recoverPending,
            Boolean diff,
            Boolean dependencyUpdate)
            implements HelmOperation {

        /** Fills in defaults and refuses what helm could not do. */
        public HelmUpgrade {
            requireRelease(release);
            if (chart == null) {
                throw new IllegalArgumentException("helmUpgrade of " + release
                        + " names no chart; write oci://registry/chart, a URL, or a name with repo");
            }
            values = values == null ? HelmValues.NONE : values;
            if ((chart.path() != null || values.inWorkspace()) != (archive != null)) {
                throw new IllegalArgumentException("helmUpgrade of " + release
                        + (archive == null
                                ? " names files of a workspace, but has no archive of them"
                                : " has an archive, but names no file in it"));
            }
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
            failFast = orTrue(failFast);
            cleanupOnFail = orFalse(cleanupOnFail);
            forceReplace = orFalse(forceReplace);
            skipCrds = orFalse(skipCrds);
            noHooks = orFalse(noHooks);
            takeOwnership = orFalse(takeOwnership);
            recoverPending = recoverPending == null ? RecoverPending.SAFE : recoverPending;
            diff = orTrue(diff);
            dependencyUpdate = orFalse(dependencyUpdate);
            if (dependencyUpdate && chart.path() == null) {
                throw new IllegalArgumentException("dependencyUpdate of " + release
                        + " is for a chart in the workspace; other charts hold their dependencies");
            }
            if (!dependencyUpdate && chart.path() != null && chart.password() != null) {
                throw new IllegalArgumentException("the chart of " + release
                        + " lies in the workspace; credentials are for its dependencies, with dependencyUpdate: true");
            }
        }

        @Override
        public List<ArchiveReference> archives() {
            return archive == null ? List.of() : List.of(archive);
        }

        @Override
        public Optional<ChartSource> source() {
            return Optional.of(chart);
        }

        @Override
        public boolean sensitive() {
            return !values.empty() || chart.password() != null;
        }

        /** Without what may be secret. */
        @Override
        public String toString() {
            return "HelmUpgrade[release=" + release + ", chart=" + chart + "]";
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

    /**
     * Runs the tests of a release, as {@code helm test}.
     *
     * @param release name of the release
     * @param logs default true: tells the log of each test
     * @param filter names of the tests to run, those behind {@code !} not; default all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HelmTest(String release, Boolean logs, List<String> filter) implements HelmOperation {
        public HelmTest {
            requireRelease(release);
            logs = orTrue(logs);
            filter = filter == null ? List.of() : List.copyOf(filter);
            for (String test : filter) {
                Names.requireObject(test.startsWith("!") ? test.substring(1) : test, "test");
            }
        }

        /** Whether a test of that name is to be run. */
        public boolean chooses(String test) {
            boolean named = filter.stream().allMatch(f -> f.startsWith("!"));
            return (named || filter.contains(test)) && !filter.contains("!" + test);
        }
    }

    /**
     * Refuses what helm does not take for a release's name.
     *
     * @param release the name
     */
    static void requireRelease(String release) {
        Names.requireObject(release, "release", 53); // the longest that helm permits
    }

    private static Boolean orTrue(Boolean value) {
        return value == null || value;
    }

    private static Boolean orFalse(Boolean value) {
        return value != null && value;
    }
}
