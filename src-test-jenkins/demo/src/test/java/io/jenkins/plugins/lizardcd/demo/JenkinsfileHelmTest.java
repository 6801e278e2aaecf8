package io.jenkins.plugins.lizardcd.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Helm stage of the project's Jenkinsfile, with the chart of the demo. */
@ClusterTest
final class JenkinsfileHelmTest {

    @Test
    void installsAChartAndRunsItsTests(TestNamespace namespace, @TempDir Path packed) throws IOException {
        Helm.Found found = Helm.find();
        assumeTrue(found.helm() != null, "the Helm stage was skipped: there is no helm: " + found.reason());
        found.helm().pack(Path.of("chart"), packed);
        byte[] chart = Files.readAllBytes(packed.resolve("hello-0.1.0.tgz"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, chart.length);
            exchange.getResponseBody().write(chart);
            exchange.close();
        });
        server.start();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("LIZARD_HELM", found.helm().path().toString());
        for (String name : new String[] {"NO_PROXY", "no_proxy"}) {
            settings.put(name, "127.0.0.1,198.18.0.0/15");
        }
        try (AgentProcess agent = AgentProcess.start(
                AgentProcess.access(namespace, "--operations", "setImage", "--helm"), "demo", settings)) {
            StandIn standIn = new StandIn(
                    Path.of("..", "..", "Jenkinsfile"),
                    "lizardcd",
                    agent.url().toString(),
                    agent.fingerprint(),
                    agent.token(),
                    namespace.name());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("BUILD", "false");
            parameters.put("CHART", "http://127.0.0.1:" + server.getAddress().getPort() + "/hello-0.1.0.tgz");
            parameters.put("RELEASE", "hello");

            boolean good = standIn.build(1, parameters, new PrintStream(bytes, true, StandardCharsets.UTF_8));

            String log = bytes.toString(StandardCharsets.UTF_8);
            assertThat(good).as(log).isTrue();
            assertThat(log)
                    .contains("release hello is deployed at revision 1, chart hello 0.1.0")
                    .endsWith("Finished: SUCCESS\n");
            assertThat(namespace.field("pod/hello-test", ".status.phase")).isEqualTo("Succeeded");
        } finally {
            server.stop(0);
        }
    }
}
