package io.jenkins.plugins.lizardcd.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What all tests of Helm share: the stock helm 3, or the one that the environment names, charts, and agents whose private
 * files can be looked for. A test that asks for what needs helm is skipped where there is none.
 */
final class HelmBed {

    /** The one for all tests. */
    static final HelmBed SHARED = new HelmBed();

    private final Map<AgentProcess, Path> directories = new ConcurrentHashMap<>();
    private Helm.Found found; // guarded by this
    private TestCharts charts; // guarded by this

    private HelmBed() {}

    /** A helm that the tests need. */
    static Helm require(Helm.Found found, String what) {
        assumeTrue(found.helm() != null, "the tests of Helm were skipped: there is no " + what + ": " + found.reason());
        return found.helm();
    }

    synchronized Helm helm() {
        if (found == null) {
            found = Helm.find();
        }
        return require(found, "helm");
    }

    synchronized TestCharts charts() {
        if (charts == null) {
            charts = new TestCharts(helm());
        }
        return charts;
    }

    /** An agent with the rights of {@code manifest --helm}, which may speak to the charts' server without TLS. */
    AgentProcess agent(TestNamespace namespace) {
        return agent(namespace, helm(), "a", Map.of("plainHttp", List.of(charts().host())));
    }

    /**
     * An agent with the rights of {@code manifest --helm}.
     *
     * @param with its helm
     * @param identity its name among the replicas
     * @param policy what it does for anybody
     */
    AgentProcess agent(TestNamespace namespace, Helm with, String identity, Map<String, Object> policy) {
        try {
            Path temporary = Files.createTempDirectory("helm-test");
            Path config = Files.createTempFile("agent", ".yaml");
            Files.writeString(config, Json.write(Map.of("policy", policy)));
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("LIZARD_CONFIG", config.toString());
            settings.put("LIZARD_LEASE_DURATION", "10s");
            settings.put("LIZARD_HELM", with.path().toString());
            settings.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
            // The cluster and the charts are on this machine; a proxy for the world outside does not know them.
            for (String name : List.of("NO_PROXY", "no_proxy")) {
                settings.put(name, "127.0.0.1,198.18.0.0/15");
            }
            AgentProcess agent = AgentProcess.start(AgentProcess.access(namespace, "--helm"), identity, settings);
            directories.put(agent, temporary);
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What calls of helm have left in an agent's directory for temporary files; there should be nothing. */
    List<String> leftovers(AgentProcess agent) {
        try (Stream<Path> files = Files.list(directories.get(agent))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(n -> !n.startsWith("hsperfdata"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An upgrade to the chart web with the defaults, and these for {@code --set}. */
    HelmUpgrade web(String release, String... set) {
        return upgrade(release, charts().archive("web"), HelmValues.of(null, set));
    }

    /** An upgrade with the defaults. */
    static HelmUpgrade upgrade(String release, ChartSource chart, HelmValues values) {
        return upgrade(release, chart, values, null);
    }

    /** An upgrade with the defaults, and files of a workspace. */
    static HelmUpgrade upgrade(String release, ChartSource chart, HelmValues values, ArchiveReference archive) {
        return new HelmUpgrade(
                release, chart, values, archive, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null);
    }

    /** The same upgrade with some of its settings changed, by their names in JSON. */
    static HelmUpgrade with(HelmUpgrade upgrade, Map<String, Object> settings) {
        ObjectNode json = Json.tolerant().valueToTree(upgrade);
        json.put("kind", upgrade.kindName());
        settings.forEach((name, value) -> json.putPOJO(name, value));
        return (HelmUpgrade) Json.read(json.toString(), OperationSpec.class);
    }

    /** The processes of helm that an agent has started. */
    static List<ProcessHandle> helmsOf(AgentProcess agent) {
        return ProcessHandle.of(agent.pid()).orElseThrow().children().toList();
    }

    static OperationRequest request(String key, OperationSpec spec, String timeout, boolean dryRun) {
        return new OperationRequest(key, spec, GoDuration.parse(timeout), null, null, dryRun, null);
    }

    /** Waits until a revision has that status. */
    static void awaitStatus(TestNamespace namespace, String status) {
        namespace.await(
                "a release is " + status, () -> withStatus(namespace, status).contains("secret/"));
    }

    /** The records of revisions that have that status. */
    static String withStatus(TestNamespace namespace, String status) {
        return namespace.kubectl("get", "secrets", "-l", "owner=helm,status=" + status, "-o", "name");
    }

    /** Helm's statuses of all revisions of all releases; descriptions, which may speak of the past, are not in it. */
    static String statuses(TestNamespace namespace) {
        return namespace.kubectl(
                "get", "secrets", "-l", "owner=helm", "-o", "jsonpath={.items[*].metadata.labels.status}");
    }
}
