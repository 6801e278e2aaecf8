package io.jenkins.plugins.lizardcd.endpoint;

import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.Capabilities;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks an agent what it is and can do, and tells an administrator in one paragraph. */
final class ConnectionTest {

    private static final int PATIENCE = 20; // seconds

    private ConnectionTest() {}

    static FormValidation run(Endpoint endpoint) {
        try {
            AgentClient client = EndpointConnector.connect(endpoint);
            return describe(client.capabilities().get(PATIENCE, TimeUnit.SECONDS));
        } catch (AgentException e) {
            return FormValidation.error(e.getMessage());
        } catch (ExecutionException e) {
            Throwable cause = AgentClient.unwrap(e.getCause());
            return FormValidation.error(String.valueOf(cause.getMessage()));
        } catch (TimeoutException e) {
            return FormValidation.error(Messages.ConnectionTest_NoAnswer(endpoint.getUrl(), PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FormValidation.error(Messages.ConnectionTest_NoAnswer(endpoint.getUrl(), 0));
        }
    }

    private static FormValidation describe(Capabilities agent) {
        if (agent.apiVersions() == null || !agent.apiVersions().contains(Api.VERSION)) {
            return FormValidation.error(
                    Messages.ConnectionTest_OtherVersion(agent.agentVersion(), agent.apiVersions(), Api.VERSION));
        }
        String namespaces = agent.namespaces() == null ? "" : String.join(", ", agent.namespaces());
        if (agent.kubernetesVersion() == null) {
            return FormValidation.warning(Messages.ConnectionTest_NoCluster(agent.agentVersion(), namespaces));
        }
        Map<String, List<Permission>> operations = agent.operations() == null ? Map.of() : agent.operations();
        String kinds = operations.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        if (kinds.isEmpty()) {
            return FormValidation.ok(
                    Messages.ConnectionTest_Good(agent.agentVersion(), agent.kubernetesVersion(), namespaces));
        }
        String missing =
                operations.values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(Permission::toString)
                        .collect(Collectors.joining(", "));
        return FormValidation.warning(Messages.ConnectionTest_MissingPermissions(
                agent.agentVersion(), agent.kubernetesVersion(), namespaces, kinds, missing));
    }
}
