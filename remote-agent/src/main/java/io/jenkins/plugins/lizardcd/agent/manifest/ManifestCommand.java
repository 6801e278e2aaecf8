package io.jenkins.plugins.lizardcd.agent.manifest;

import io.jenkins.plugins.lizardcd.agent.operation.Handlers;
import io.jenkins.plugins.lizardcd.shared.ContainerOperation;
import io.jenkins.plugins.lizardcd.shared.HelmOperation;
import io.jenkins.plugins.lizardcd.shared.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lizardcd-agent manifest}: prints all that a namespace needs, but no secret, so it can be kept in Git. */
@Command(
        name = "manifest",
        mixinStandardHelpOptions = true,
        description = "Prints ServiceAccount, Role, RoleBinding, Service and Deployment for exactly the chosen"
                + " operations. Apply with: lizardcd-agent manifest ... | kubectl apply -f -")
public final class ManifestCommand implements Callable<Integer> {

    @Option(names = "--namespace", required = true, description = "Namespace to serve.")
    private String namespace;

    @Option(names = "--name", defaultValue = "lizardcd-agent", description = "Name of all objects (${DEFAULT-VALUE}).")
    private String name;

    @Option(
            names = "--image",
            defaultValue = "lizardcd/agent:latest",
            description = "Image of the agent (${DEFAULT-VALUE}).")
    private String image;

    @Option(names = "--replicas", defaultValue = "1", description = "Replicas of the agent (${DEFAULT-VALUE}).")
    private int replicas;

    @Option(
            names = "--operations",
            split = ",",
            description =
                    "Kinds of operations the Role shall permit, such as setImage,rollback. Default: all but exec and"
                            + " those of Helm.")
    private List<String> operations = new ArrayList<>();

    @Option(
            names = "--helm",
            description = "Permit the operations on Helm releases too, with all kinds of objects that ordinary charts"
                    + " hold, Secrets among them. Charts with Roles or custom resources need further rules.")
    private boolean helm;

    @Option(
            names = "--exec",
            description = "Permit to run commands in containers too; the agent's policy.exec must name the workloads.")
    private boolean exec;

    @Option(
            names = "--reads",
            split = ",",
            description = "Further resources that may be read, as plural.group, such as services or"
                    + " ingresses.networking.k8s.io. Default: workloads only.")
    private List<String> reads = new ArrayList<>();

    @Option(
            names = "--apply",
            split = ",",
            description =
                    "Resources that apply and delete may write, as plural.group, such as deployments.apps,services,"
                            + "configmaps. Add secrets for manifests with Secrets or variables. Default: none.")
    private List<String> applies = new ArrayList<>();

    @Option(
            names = "--service-type",
            defaultValue = "ClusterIP",
            description = "Type of the Service: ClusterIP, NodePort or LoadBalancer (${DEFAULT-VALUE}).")
    private String serviceType;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Handlers handlers = new Handlers();
        Predicate<String> ofHelm =
                kind -> HelmOperation.class.isAssignableFrom(handlers.of(kind).specType());
        Predicate<String> ofContainers = kind ->
                ContainerOperation.class.isAssignableFrom(handlers.of(kind).specType());
        Predicate<String> onRequest = ofHelm.or(ofContainers);
        List<String> kinds = new ArrayList<>(
                operations.isEmpty()
                        ? handlers.kinds().stream().filter(onRequest.negate()).toList()
                        : operations);
        if (helm) {
            handlers.kinds().stream().filter(ofHelm).forEach(kinds::add);
        }
        if (exec) {
            handlers.kinds().stream().filter(ofContainers).forEach(kinds::add);
        }
        for (String kind : kinds) {
            if (!handlers.kinds().contains(kind)) {
                throw new ParameterException(
                        spec.commandLine(), "'" + kind + "' is no kind of operation; known kinds: " + handlers.kinds());
            }
        }
        try {
            Names.requireLabel(namespace, "namespace");
            Names.requireLabel(name, "agent");
            Names.requireImage(image);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        Installation installation = new Installation(
                namespace, name, image, replicas, serviceType, kinds.stream().anyMatch(ofHelm));
        spec.commandLine().getOut().print(installation.yaml(RoleRules.of(handlers, kinds, reads, applies)));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
