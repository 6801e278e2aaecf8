package io.jenkins.plugins.lizardcd.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link ClusterTest} does: decides whether a test can run, and hands it the cluster and a namespace. */
final class ClusterExtension
        implements ExecutionCondition, ParameterResolver, AfterEachCallback, BeforeTestExecutionCallback {

    private static final Namespace STORE = Namespace.create(ClusterExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = TestCluster.obstacle();
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("a cluster can be had");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI=true, and cluster tests cannot run: " + obstacle.get());
        }
        System.err.println("skipped: " + context.getDisplayName() + ": " + obstacle.get());
        return ConditionEvaluationResult.disabled(obstacle.get());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestCluster.class || type == TestNamespace.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestCluster cluster = TestCluster.shared();
        // JUnit closes what is in its stores: this one when all tests of the run have ended.
        context.getRoot().getStore(STORE).computeIfAbsent(WholeRun.class, key -> new WholeRun(cluster));
        if (parameter.getParameter().getType() == TestCluster.class) {
            return cluster;
        }
        // One per context: @BeforeEach and the test method see the same namespace.
        return context.getStore(STORE)
                .computeIfAbsent(TestNamespace.class, key -> cluster.newNamespace(), TestNamespace.class);
    }

    /** Whatever the test was about: nobody of its namespace may have changed anything elsewhere. */
    @Override
    public void afterEach(ExtensionContext context) {
        TestNamespace namespace = context.getStore(STORE).get(TestNamespace.class, TestNamespace.class);
        if (namespace != null && namespace.cluster().hasAuditLog()) {
            namespace.cluster().requireWritesInside(List.of(namespace.name()));
        }
    }

    /** What was written after the end of the test it belongs to is found at the end of all. */
    private record WholeRun(TestCluster cluster) implements AutoCloseable {
        @Override
        public void close() {
            if (cluster.hasAuditLog()) {
                cluster.requireWritesInside();
            }
        }
    }

    /** Leaves a line per test that really ran against a cluster: the build's summary counts them. */
    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Path target = Path.of("target");
        if (!Files.isDirectory(target)) {
            return;
        }
        String line = context.getRequiredTestClass().getName() + "#" + context.getDisplayName() + "\n";
        Path file =
                target.resolve("cluster-tests").resolve(ProcessHandle.current().pid() + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot note that a cluster test ran in " + file, e);
        }
    }
}
