package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;

/** Sets and removes environment variables of containers, as {@code kubectl set env}. */
public final class SetEnvStep extends TemplateStep {

    private static final long serialVersionUID = 1L;

    private final List<String> env;

    /**
     * Sets variables of a workload.
     *
     * @param workload such as {@code deployment/web}
     * @param env each {@code NAME=value}, or {@code NAME-} to remove it
     */
    @DataBoundConstructor
    public SetEnvStep(String workload, List<String> env) {
        super(workload);
        this.env = env == null ? new ArrayList<>() : new ArrayList<>(env);
    }

    public List<String> getEnv() {
        return new ArrayList<>(env);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        List<String> removed = env.stream()
                .filter(SetEnvStep::removes)
                .map(e -> e.substring(0, e.length() - 1))
                .toList();
        Map<String, String> set =
                Pairs.parse("env", env.stream().filter(e -> !removes(e)).toList());
        removed.stream().filter(set::containsKey).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("env both sets and removes " + name);
        });
        // Names only: a value may be a secret.
        String what = Stream.concat(set.keySet().stream(), removed.stream().map(name -> name + "-"))
                .collect(Collectors.joining(", "));
        return new Work(
                new WorkloadOperation.SetEnv(
                        workload,
                        getContainer(),
                        set,
                        removed,
                        isWait(),
                        isRollbackOnFailure(),
                        isFailFast(),
                        getChangeCause()),
                workload.toString(),
                "set env " + what);
    }

    private static boolean removes(String entry) {
        return entry.endsWith("-") && !entry.contains("=");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardSetEnv";
        }

        @Override
        public String getDisplayName() {
            return Messages.SetEnvStep_DisplayName();
        }

        /** In a map of variables null removes one. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> given = new LinkedHashMap<>(arguments);
            given.computeIfPresent("env", (name, value) -> value instanceof Map<?, ?> map ? entries(map) : value);
            return super.customInstantiate(given);
        }

        private static List<String> entries(Map<?, ?> map) {
            List<String> entries = new ArrayList<>();
            map.forEach((name, value) -> entries.add(value == null ? name + "-" : name + "=" + value));
            return entries;
        }
    }
}
