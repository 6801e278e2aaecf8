package io.jenkins.plugins.lizardcd.agent.policy;

import io.jenkins.plugins.lizardcd.agent.archive.ArchiveLimits;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The agent's own rules. A rule that is null or empty allows everything.
 *
 * @param operations kinds of operations that may be run, such as {@code setImage}
 * @param workloads objects that may be changed, those in manifests among them, whatever their kind; {@code *} stands for
 *     any text, as in {@code deployment/shop-*}
 * @param images how images may begin, such as {@code registry.example/shop/}
 * @param archives how large archives of workspace files may be
 * @param charts how the addresses of charts may begin, such as {@code oci://registry.example/charts/}
 * @param plainHttp hosts with their ports, such as {@code localhost:5000}, that helm may speak to without TLS as to an
 *     OCI registry, or with a password; here an empty list allows none
 * @param exec workloads in whose containers commands may be run, as in {@code workloads}; here an empty list allows none
 */
public record AgentPolicy(
        List<String> operations,
        List<String> workloads,
        List<String> images,
        ArchiveLimits archives,
        List<String> charts,
        List<String> plainHttp,
        List<String> exec) {

    /** Allows everything, but archives of the usual size only, and none of what needs an explicit leave. */
    public static final AgentPolicy OPEN = new AgentPolicy(null, null, null, null, null, null, null);

    /** Copies the rules. */
    public AgentPolicy {
        operations = operations == null ? List.of() : List.copyOf(operations);
        workloads = workloads == null ? List.of() : List.copyOf(workloads);
        images = images == null ? List.of() : List.copyOf(images);
        archives = archives == null ? ArchiveLimits.DEFAULT : archives;
        charts = charts == null ? List.of() : List.copyOf(charts);
        plainHttp = plainHttp == null ? List.of() : List.copyOf(plainHttp);
        exec = exec == null ? List.of() : List.copyOf(exec);
    }

    /**
     * Passes what all rules allow.
     *
     * @param spec what somebody asks for
     * @throws ProblemException naming the rule that forbids it
     */
    public void require(OperationSpec spec) {
        for (OperationSpec each : spec.parts()) {
            require("operations", operations.isEmpty() || operations.contains(each.kindName()), each.kindName());
        }
        for (String target : spec.targets()) {
            boolean named = exec.stream().anyMatch(p -> matches(p, target));
            require("exec", named || !spec.runsCommands(), target);
        }
        if (!spec.contentUnknown()) {
            requireObjects(spec.targets());
            requireImages(spec.imageReferences());
        }
        spec.source().ifPresent(this::require);
    }

    /**
     * Passes objects that may be changed: for what is known only when manifests are read or a selector is followed.
     *
     * @param objects each {@code kind/name}; {@code kind.group/name} for kinds that Kubernetes itself does not know
     * @throws ProblemException naming the rule, and each object that it forbids
     */
    public void requireObjects(Collection<String> objects) {
        if (!workloads.isEmpty()) {
            require(
                    "workloads",
                    objects.stream()
                            .filter(o -> workloads.stream().noneMatch(p -> matches(p, o)))
                            .toList());
        }
    }

    /** Whether it limits images, so that whoever cannot name those that they bring is forbidden. */
    public boolean limitsImages() {
        return !images.isEmpty();
    }

    /**
     * Passes images that may be brought in.
     *
     * @param references such as {@code registry.example/shop/web:1.5}
     * @throws ProblemException naming the rule, and each image that it forbids
     */
    public void requireImages(Collection<String> references) {
        if (limitsImages()) {
            require(
                    "images",
                    references.stream()
                            .filter(i -> images.stream().noneMatch(i::startsWith))
                            .toList());
        }
    }

    /** Whether it limits what manifests may hold, so that they must be looked at before they are written. */
    public boolean limitsContents() {
        return !workloads.isEmpty() || limitsImages();
    }

    /**
     * Passes manifests whose objects and images are allowed.
     *
     * @param contents all objects that are to be written
     * @throws ProblemException naming the rule and all that it forbids
     */
    public void requireContents(Collection<Content> contents) {
        requireObjects(contents.stream().map(Content::name).toList());
        requireImages(contents.stream().flatMap(c -> c.images().stream()).toList());
    }

    /**
     * Passes a chart that the rules allow.
     *
     * @param chart what somebody wants read or installed
     * @throws ProblemException naming the rule that forbids it
     */
    public void require(ChartSource chart) {
        String address = chart.address();
        // What leads elsewhere by dots would pass a rule that only looks at the beginning.
        boolean straight = !address.contains("/../") && !address.contains("%2e") && !address.contains("%2E");
        boolean allowed = charts.isEmpty() || straight && charts.stream().anyMatch(address::startsWith);
        require("charts", allowed, address);
    }

    private static boolean matches(String pattern, String text) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), text);
    }

    private void require(String rule, boolean allowed, String what) {
        require(rule, allowed ? List.of() : List.of(what));
    }

    private void require(String rule, List<String> forbidden) {
        if (forbidden.isEmpty()) {
            return;
        }
        List<String> values =
                switch (rule) {
                    case "operations" -> operations;
                    case "workloads" -> workloads;
                    case "charts" -> charts;
                    case "exec" -> exec;
                    default -> images;
                };
        ProblemType type = ProblemType.POLICY;
        String names = forbidden.stream().distinct().map(f -> "'" + f + "'").collect(Collectors.joining(", "));
        String detail = names + (forbidden.size() == 1 ? " is" : " are") + " forbidden by the rule policy." + rule
                + " of this agent, which allows "
                + (values.isEmpty() ? "none" : values) + "; ask the owner of the namespace to change it";
        throw new ProblemException(
                new Problem(type, type.title(), type.status(), detail, "policy." + rule, null, null));
    }
}
