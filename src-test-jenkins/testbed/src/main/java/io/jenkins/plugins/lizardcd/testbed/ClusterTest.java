package io.jenkins.plugins.lizardcd.testbed;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Marks a test that needs a real Kubernetes cluster. Its methods and constructors may have a {@link TestCluster} and a
 * {@link TestNamespace} as parameters; the namespace is new for each test method and deleted after it.
 *
 * <p>Tests run side by side, as many as {@code junit-platform.properties} of their module says: they mostly wait. So a
 * test must not look at what is in other namespaces.
 *
 * <p>Where no cluster can be had the test is skipped and the reason printed, except with {@code CI=true} in the
 * environment: there it fails, for a build that tested nothing must not be green.
 */
@Documented
@Inherited
@Tag("cluster")
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(ClusterExtension.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface ClusterTest {}
