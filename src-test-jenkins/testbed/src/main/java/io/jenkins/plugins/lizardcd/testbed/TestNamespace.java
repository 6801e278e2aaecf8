package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A namespace that a test has for itself. */
public final class TestNamespace implements AutoCloseable {

    private final TestCluster cluster;
    private final String name;

    TestNamespace(TestCluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The cluster it is in. */
    public TestCluster cluster() {
        return cluster;
    }

    /** Helper to put sample workloads into it. */
    public Workloads workloads() {
        return new Workloads(this);
    }

    /**
     * Runs kubectl as the administrator in this namespace.
     *
     * @param arguments as on the command line
     * @return its standard output
     * @throws IllegalStateException when it fails, with its messages
     */
    public String kubectl(String... arguments) {
        return run("", arguments).orThrow();
    }

    /**
     * Applies manifests.
     *
     * @param manifests YAML or JSON, one or many
     */
    public void apply(String manifests) {
        run(manifests, "apply", "-f", "-").orThrow();
    }

    /**
     * Reads a field.
     *
     * @param object as in {@code deployment/web}
     * @param path a JSONPath as kubectl takes it, as in {@code .status.readyReplicas}; or a text with some in braces
     * @return its text; empty when it is not there
     */
    public String field(String object, String path) {
        if (KubectlProxy.knows(KubectlProxy.kind(object))) {
            Optional<String> value = cluster.proxy().get(name, object).flatMap(found -> FieldPath.read(found, path));
            if (value.isPresent()) {
                return value.get();
            }
        }
        return kubectl("get", object, "-o", "jsonpath=" + (path.startsWith("{") ? path : "{" + path + "}"));
    }

    /**
     * Waits up to three minutes until something is true; on failure the error shows the namespace's pods and events.
     *
     * @param what what is awaited
     * @param condition returns whether it holds; what it throws counts as "not yet"
     */
    public void await(String what, Callable<Boolean> condition) {
        await(what, Duration.ofMinutes(3), condition);
    }

    /**
     * Like {@link #await(String, Callable)} with another limit.
     *
     * @param what what is awaited
     * @param limit how long to ask
     * @param condition returns whether it holds
     */
    public void await(String what, Duration limit, Callable<Boolean> condition) {
        Await.until(what, limit, condition, () -> run("", "get", "pods,events", "-o", "wide")
                .out());
    }

    /**
     * Makes a service account that may do just this, in just this namespace.
     *
     * @param account its name, and that of its Role and RoleBinding
     * @param rules what it may do; none for nothing
     * @return its credentials
     */
    public Access access(String account, Rule... rules) {
        String secret = account + "-access";
        List<Map<String, Object>> roleRules = Stream.of(rules)
                .map(rule -> Map.<String, Object>of(
                        "apiGroups", List.of(rule.group()), "resources", rule.resources(), "verbs", rule.verbs()))
                .toList();
        Map<String, String> self = Map.of("name", account);
        String rbac = "rbac.authorization.k8s.io";
        List<Map<String, Object>> objects = List.of(
                Map.of("apiVersion", "v1", "kind", "ServiceAccount", "metadata", self),
                Map.of("apiVersion", rbac + "/v1", "kind", "Role", "metadata", self, "rules", roleRules),
                Map.of(
                        "apiVersion",
                        rbac + "/v1",
                        "kind",
                        "RoleBinding",
                        "metadata",
                        self,
                        "roleRef",
                        Map.of("apiGroup", rbac, "kind", "Role", "name", account),
                        "subjects",
                        List.of(Map.of("kind", "ServiceAccount", "name", account, "namespace", name))),
                // Asked for by name: from 1.24 on a service account gets no Secret by itself.
                Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "type",
                        "kubernetes.io/service-account-token",
                        "metadata",
                        Map.of("name", secret, "annotations", Map.of("kubernetes.io/service-account.name", account))));
        for (Map<String, Object> object : objects) {
            if (!cluster.proxy().create(name, object) && object.get("kind").equals("Role") && rules.length > 0) {
                apply(Json.write(object));
            }
        }
        await("service account " + account + " has its token", () -> !field("secret/" + secret, ".data.token")
                .isEmpty());
        String token = decode(field("secret/" + secret, ".data.token"));
        String authority = decode(field("secret/" + secret, ".data.ca\\.crt"));
        String server = cluster.server();
        return new Access(name, account, server, authority, token, kubeconfig(account, server, authority, token));
    }

    /**
     * The writes, since the test run began, of this namespace's service accounts, wherever they wrote to.
     *
     * @see TestCluster#auditWrites()
     */
    public List<AuditWrite> auditWrites() {
        return cluster.auditWrites().stream().filter(write -> write.by(name)).toList();
    }

    /** Deletes it, without waiting for the end of its pods. */
    @Override
    public void close() {
        cluster.proxy().deleteNamespace(name);
    }

    Command run(String input, String... arguments) {
        return TestCluster.kubectl(
                cluster.kubeconfig(),
                input,
                Stream.concat(Stream.of("-n", name), Stream.of(arguments)).toArray(String[]::new));
    }

    private Path kubeconfig(String account, String server, String authority, String token) {
        String config = Json.write(Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Config",
                "clusters",
                List.of(Map.of(
                        "name",
                        "test",
                        "cluster",
                        Map.of(
                                "server",
                                server,
                                "certificate-authority-data",
                                Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8))))),
                "users",
                List.of(Map.of("name", account, "user", Map.of("token", token))),
                "contexts",
                List.of(Map.of(
                        "name", "test", "context", Map.of("cluster", "test", "user", account, "namespace", name))),
                "current-context",
                "test"));
        try {
            Path file = Files.createTempFile(
                    account,
                    ".kubeconfig",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            file.toFile().deleteOnExit();
            return Files.writeString(file, config);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig of " + account, e);
        }
    }

    private static String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
