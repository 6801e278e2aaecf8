package io.jenkins.plugins.lizardcd.steps;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs operations on workloads one after another as one: when one fails, those before it are undone. */
public final class BatchStep extends OperationStep {

    private static final long serialVersionUID = 1L;
    private static final String KIND = "kind";

    private final List<WorkloadStep> operations;
    private boolean rollbackOnFailure = true;

    /**
     * Runs operations as one.
     *
     * @param operations steps that say what to do; all else about them is said here
     */
    @DataBoundConstructor
    public BatchStep(List<WorkloadStep> operations) {
        this.operations = operations == null ? new ArrayList<>() : new ArrayList<>(operations);
    }

    /** Whether to undo what was done when an operation fails. */
    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    public List<WorkloadStep> getOperations() {
        return new ArrayList<>(operations);
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) throws AbortException {
        List<WorkloadOperation> specs = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        for (WorkloadStep operation : operations) {
            operation.requireNothingOfItsOwn();
            Work work = operation.work(run, target);
            specs.add((WorkloadOperation) work.spec());
            targets.add(work.target());
        }
        return new Work(
                new WorkloadOperation.Batch(specs, rollbackOnFailure),
                targets.stream().distinct().collect(Collectors.joining(", ")),
                operations.size() == 1 ? "batch of one operation" : "batch of " + operations.size() + " operations");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardBatch";
        }

        @Override
        public String getDisplayName() {
            return Messages.BatchStep_DisplayName();
        }

        /** The steps that may stand in a batch, for the form. */
        public List<LizardStepDescriptor> getOperationDescriptors() {
            return ExtensionList.lookup(LizardStepDescriptor.class).stream()
                    .filter(d -> WorkloadStep.class.isAssignableFrom(d.clazz))
                    .toList();
        }

        /** Takes {@code [kind: 'setImage', workload: ...]}: the name of the step {@code lizardSetImage}, and its arguments. */
        @Override
        public Map<String, Object> customInstantiate(Map<String, Object> arguments) {
            Map<String, Object> given = new LinkedHashMap<>(arguments);
            given.computeIfPresent(
                    "operations",
                    (name, value) -> value instanceof List<?> list
                            ? list.stream().map(this::operation).toList()
                            : value);
            return super.customInstantiate(given);
        }

        private Object operation(Object given) {
            if (!(given instanceof Map<?, ?> map) || map.containsKey(DescribableModel.CLAZZ)) {
                return given;
            }
            Map<String, Object> arguments = new LinkedHashMap<>();
            map.forEach((key, value) -> arguments.put(String.valueOf(key), value));
            String kind = String.valueOf(arguments.remove(KIND));
            LizardStepDescriptor found = getOperationDescriptors().stream()
                    .filter(d -> kind(d).equals(kind))
                    .findFirst()
                    .orElseThrow(() -> refused("has no kind of operation '" + kind
                            + "'; use one of "
                            + getOperationDescriptors().stream()
                                    .map(DescriptorImpl::kind)
                                    .sorted()
                                    .collect(Collectors.joining(", "))));
            return DescribableModel.of(found.clazz).instantiate(arguments, null);
        }

        /** The opposite of {@link #customInstantiate}, for the Snippet Generator. */
        @Override
        public UninstantiatedDescribable customUninstantiate(UninstantiatedDescribable given) {
            Map<String, Object> arguments = new LinkedHashMap<>(given.getArguments());
            arguments.computeIfPresent(
                    "operations",
                    (name, value) -> value instanceof List<?> list
                            ? list.stream().map(this::described).toList()
                            : value);
            return given.withArguments(arguments);
        }

        private Object described(Object operation) {
            if (!(operation instanceof UninstantiatedDescribable described)) {
                return operation;
            }
            Map<String, Object> map = new LinkedHashMap<>();
            getOperationDescriptors().stream()
                    .filter(d -> d.clazz == described.getModel().getType())
                    .findFirst()
                    .ifPresent(d -> map.put(KIND, kind(d)));
            map.putAll(described.getArguments());
            return map;
        }

        /** {@code setImage} for {@code lizardSetImage}. */
        private static String kind(LizardStepDescriptor descriptor) {
            String name = descriptor.getFunctionName().substring("lizard".length());
            return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        }
    }
}
