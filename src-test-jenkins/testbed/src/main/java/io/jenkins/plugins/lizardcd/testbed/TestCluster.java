package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.opentest4j.TestAbortedException;

/**
 * A real Kubernetes cluster: the one that {@code LIZARD_TEST_KUBECONFIG} names, or this machine's own, which starts when
 * it is first asked for and stops with the Maven run.
 */
public final class TestCluster {

    private static final String AUDIT_MARKER = "testbed-audit-marker-";
    private static final String GIVEN = System.getenv("LIZARD_TEST_KUBECONFIG");

    private static Optional<String> obstacle;
    private static TestCluster shared;

    private final Path kubeconfig;
    private final boolean local;
    private final AuditLog audit;
    private final int minor;
    private final String server;
    private KubectlProxy proxy; // guarded by this
    private final List<String> namespaces = new CopyOnWriteArrayList<>();

    private TestCluster(Path kubeconfig, boolean local) {
        this.kubeconfig = kubeconfig;
        this.local = local;
        this.audit = local ? AuditLog.fromNow(kubeconfig.resolveSibling("audit.log")) : null;
        this.server = kubectl("config", "view", "--minify", "-o", "jsonpath={.clusters[0].cluster.server}");
        Map<?, ?> version = Json.object(Json.parse(kubectl("get", "--raw", "/version")));
        this.minor = Integer.parseInt("0" + Json.text(version.get("minor")).replaceAll("\\D", ""));
    }

    /**
     * The cluster of this test run, started if need be.
     *
     * @throws IllegalStateException when there can be none, with the reason
     */
    public static synchronized TestCluster shared() {
        if (shared == null) {
            obstacle().ifPresent(reason -> {
                throw new IllegalStateException(reason);
            });
            shared = GIVEN == null
                    ? new TestCluster(LocalCluster.up(), true)
                    : new TestCluster(Path.of(GIVEN).toAbsolutePath(), false);
        }
        return shared;
    }

    /** Why there can be no cluster here; empty when there can. */
    static synchronized Optional<String> obstacle() {
        if (obstacle == null) {
            if (GIVEN == null) {
                obstacle = LocalCluster.obstacle();
            } else if (Files.isReadable(Path.of(GIVEN))) {
                obstacle = Optional.empty();
            } else {
                obstacle = Optional.of("LIZARD_TEST_KUBECONFIG names " + GIVEN + ", which cannot be read");
            }
        }
        return obstacle;
    }

    /** The administrator's kubeconfig file. */
    public Path kubeconfig() {
        return kubeconfig;
    }

    /** The text of {@link #kubeconfig()}. */
    public String kubeconfigText() {
        try {
            return Files.readString(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + kubeconfig, e);
        }
    }

    /** The API server's URL, as reached from this machine. */
    public String server() {
        return server;
    }

    /** The second number of the cluster's version: 20 for v1.20.2. */
    public int minor() {
        return minor;
    }

    /**
     * This machine's address as pods reach it: what listens there or on all addresses can be called from a pod.
     *
     * @throws TestAbortedException for a cluster that was given and may be anywhere
     */
    public String hostAddress() {
        requireLocal("the address of this machine as its pods see it");
        try {
            return Files.readString(kubeconfig.resolveSibling("host-address")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this machine's address in the cluster", e);
        }
    }

    /**
     * Runs kubectl as the administrator.
     *
     * @param arguments as on the command line
     * @return its standard output
     * @throws IllegalStateException when it fails, with its messages
     */
    public String kubectl(String... arguments) {
        return kubectl(kubeconfig, "", arguments).orThrow();
    }

    /** Asks without a new kubectl each time. */
    synchronized KubectlProxy proxy() {
        if (proxy == null) {
            proxy = KubectlProxy.start(kubeconfig);
        }
        return proxy;
    }

    static Command kubectl(Path kubeconfig, String input, String... arguments) {
        List<String> line = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
        line.addAll(List.of(arguments));
        return Command.run(line, input);
    }

    /**
     * Imports an image, so that pods can use it without a registry.
     *
     * @param archive a docker-archive, as Jib's {@code buildTar} writes it
     * @return the name for pods to use; it stays with this image when another build of the same version is loaded
     * @throws TestAbortedException for a cluster that was given: load it there beforehand
     */
    public String load(Path archive) {
        requireLocal("a way to load images into its nodes");
        return LocalCluster.load(archive);
    }

    /** A new, empty namespace with a name of its own. Whoever asks for it closes it. */
    public TestNamespace newNamespace() {
        String name = "lizard-" + UUID.randomUUID().toString().substring(0, 8);
        proxy().createNamespace(name);
        namespaces.add(name);
        // A pod is refused until its service account is there.
        Await.until("namespace " + name + " has its default service account", Duration.ofMinutes(2), () -> proxy().get(
                        name, "serviceaccount/default")
                .isPresent());
        return new TestNamespace(this, name);
    }

    /**
     * The writes that the API server was asked for since this test run began, of every user except the cluster's own
     * components. All that ended before the call are there.
     *
     * @throws TestAbortedException for a cluster that was given: its audit log is out of reach
     */
    public List<AuditWrite> auditWrites() {
        requireLocal("a readable audit log");
        // The server answers a request a moment before it logs it. A later request in the log shows that all are there.
        String marker = AUDIT_MARKER + UUID.randomUUID();
        proxy().post(
                        "api/v1/namespaces/default/configmaps?dryRun=All",
                        Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", marker)));
        Await.until("the audit log shows configmap " + marker, Duration.ofMinutes(1), () -> audit.writes().stream()
                .anyMatch(write -> write.name().equals(marker)));
        return audit.writes().stream()
                .filter(write -> !write.name().startsWith(AUDIT_MARKER))
                .toList();
    }

    /** Whether the audit log can be read: it can where the cluster is our own. */
    boolean hasAuditLog() {
        return local;
    }

    /** Fails when a service account of any namespace of this test run changed anything outside of its own. */
    void requireWritesInside() {
        requireWritesInside(namespaces);
    }

    /**
     * Fails when a service account of one of these namespaces changed anything outside of its own. The questions that
     * it may ask about its rights are no changes, although they are sent as if they were.
     */
    void requireWritesInside(Collection<String> whose) {
        List<AuditWrite> outside = auditWrites().stream()
                .filter(write -> write.code() < 300 && !write.resource().startsWith("selfsubject"))
                .filter(write -> whose.stream()
                        .anyMatch(own -> write.by(own) && !write.namespace().equals(own)))
                .toList();
        if (!outside.isEmpty()) {
            throw new AssertionError("writes outside of the own namespace: " + outside);
        }
    }

    private void requireLocal(String what) {
        if (local) {
            return;
        }
        String reason = "the cluster of LIZARD_TEST_KUBECONFIG lacks " + what;
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true, and " + reason);
        }
        throw new TestAbortedException(reason);
    }
}
