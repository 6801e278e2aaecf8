package io.jenkins.plugins.lizardcd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.HelmValues;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.testbed.AgentProcess;
import io.jenkins.plugins.lizardcd.testbed.ClusterTest;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Somebody with a helm of their own works on the release while an operation of ours does; they are left alone. */
@ClusterTest
final class HelmOthersTest {

    private static final HelmBed bed = HelmBed.SHARED;

    @Test
    void anUpgradeThatSomebodyElseHasBegunIsNotRolledBack(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace);
                HeldChart chart = new HeldChart()) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            Operation ours = api.submit("2", HelmBed.with(chart.upgrade("greeting=ours"), Map.of("diff", false)));
            namespace.await("our helm fetches the chart", chart::wanted);
            CompletableFuture<String> theirs = byHand(
                    namespace,
                    "web",
                    "web",
                    "greeting=theirs,image=" + SampleImage.SLOW.reference() + ",readyAfter=12");
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            chart.release();
            Operation end = api.await(ours.id());
            theirs.join();

            assertThat(end.phase()).isEqualTo(Phase.FAILED);
            assertThat(end.failure().message())
                    .contains("release/web was not changed", "another operation", "in progress");
            assertThat(HelmBed.statuses(namespace)).isEqualTo("superseded deployed");
            assertThat(namespace.field("configmap/web-settings", ".data.greeting"))
                    .isEqualTo("theirs");
        }
    }

    @Test
    void whatSomebodyElseHasChangedSinceThePlanIsNotOverwritten(TestNamespace namespace) throws IOException {
        try (AgentProcess agent = bed.agent(namespace);
                HeldChart chart = new HeldChart()) {
            AgentApi api = new AgentApi(agent, namespace.name());
            api.await(api.submit("1", bed.web("web")).id());
            Operation ours = api.submit("2", chart.upgrade("greeting=ours"));
            namespace.await("our helm fetches the chart for the plan", chart::wanted);
            byHand(namespace, "web", "web", "greeting=theirs").join();

            chart.release();
            Operation end = api.await(ours.id());

            assertThat(end.failure()).as("it was refused").isNotNull();
            assertThat(end.failure().type()).isEqualTo(ProblemType.CONFLICT);
            assertThat(end.failure().message())
                    .contains("release/web was not changed", "revision 2", "somebody else", "try again");
            assertThat(HelmBed.statuses(namespace)).isEqualTo("superseded deployed");
            assertThat(namespace.field("configmap/web-settings", ".data.greeting"))
                    .isEqualTo("theirs");
        }
    }

    @Test
    void aTestThatEndsUnlocksNobodysUpgrade(TestNamespace namespace) {
        try (AgentProcess agent = bed.agent(namespace)) {
            AgentApi api = new AgentApi(agent, namespace.name());
            bed.helm().run(namespace, "install", "shop", chart("shop"), "--set", "owner=me,testStep=20000");
            Operation test = api.submit("1", new HelmTest("shop", null, null));
            namespace.await(
                    "the long test runs",
                    () -> namespace.kubectl("get", "pods", "-o", "name").contains("shop-second-test"));
            CompletableFuture<String> theirs = byHand(namespace, "shop", "shop", "owner=you,hookStep=10000");
            HelmBed.awaitStatus(namespace, "pending-upgrade");

            api.cancel(test.id(), new CancelRequest(null, null, null));
            Operation end = api.await(test.id());
            String pending = HelmBed.withStatus(namespace, "pending-upgrade");
            theirs.join();

            assertThat(end.phase()).isEqualTo(Phase.CANCELLED);
            assertThat(pending).contains("shop.v2");
            assertThat(HelmBed.statuses(namespace)).isEqualTo("superseded deployed");
        }
    }

    /** An upgrade by the stock helm. */
    private static CompletableFuture<String> byHand(TestNamespace namespace, String release, String chart, String set) {
        return CompletableFuture.supplyAsync(() ->
                bed.helm().run(namespace, "upgrade", release, chart(chart), "--set", set, "--wait", "--timeout", "2m"));
    }

    private static String chart(String name) {
        return TestCharts.path(name).toString();
    }

    /** The chart web, which is not given to anybody before it is released. */
    private static final class HeldChart implements AutoCloseable {

        private final HttpServer server;
        private final CountDownLatch wanted = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private HeldChart() throws IOException {
            byte[] content = Files.readAllBytes(bed.charts().packed("web"));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                wanted.countDown();
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
            server.start();
        }

        private HelmUpgrade upgrade(String set) {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/web-1.2.3.tgz";
            return HelmBed.upgrade("web", ChartSource.of(url, null, null), HelmValues.of(null, set));
        }

        private boolean wanted() {
            return wanted.getCount() == 0;
        }

        private void release() {
            released.countDown();
        }

        @Override
        public void close() {
            release();
            server.stop(0);
        }
    }
}
