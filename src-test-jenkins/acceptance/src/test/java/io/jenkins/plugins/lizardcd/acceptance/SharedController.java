package io.jenkins.plugins.lizardcd.acceptance;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One controller for all test classes that take one as a parameter; it ends with the test run. */
final class SharedController implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == JenkinsController.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedController.class))
                .computeIfAbsent(
                        JenkinsController.class,
                        key -> JenkinsController.start(Configuration.empty()),
                        JenkinsController.class);
    }
}
