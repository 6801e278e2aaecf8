package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Sets resource requests and limits of containers, as {@code kubectl set resources}. */
public final class SetResourcesStep extends TemplateStep {

    private static final long serialVersionUID = 1L;

    private List<String> requests = new ArrayList<>();
    private List<String> limits = new ArrayList<>();

    /**
     * Sets resources of a workload.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public SetResourcesStep(String workload) {
        super(workload);
    }

    /** Each {@code resource=amount}, such as {@code cpu=100m}. */
    @DataBoundSetter
    public void setRequests(List<String> requests) {
        this.requests = NameList.of(requests);
    }

    /** Each {@code resource=amount}, such as {@code memory=256Mi}. */
    @DataBoundSetter
    public void setLimits(List<String> limits) {
        this.limits = NameList.of(limits);
    }

    public List<String> getRequests() {
        return new ArrayList<>(requests);
    }

    public List<String> getLimits() {
        return new ArrayList<>(limits);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        return new Work(
                new WorkloadOperation.SetResources(
                        workload,
                        getContainer(),
                        Pairs.parse("requests", requests),
                        Pairs.parse("limits", limits),
                        isWait(),
                        isRollbackOnFailure(),
                        isFailFast(),
                        getChangeCause()),
                workload.toString(),
                "set resources" + shown(" requests ", requests) + shown(" limits ", limits));
    }

    private static String shown(String title, List<String> amounts) {
        return amounts.isEmpty() ? "" : title + String.join(",", amounts);
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardSetResources";
        }

        @Override
        public String getDisplayName() {
            return Messages.SetResourcesStep_DisplayName();
        }
    }
}
