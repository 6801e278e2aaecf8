package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.ContainerOperation.Exec;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs a command in a running container, as {@code kubectl exec}. */
public final class ExecStep extends WorkloadStep {

    private static final long serialVersionUID = 1L;

    private final List<String> command;
    private String container;
    private boolean returnStatus;

    /**
     * Runs a command.
     *
     * @param workload such as {@code deployment/web}, or {@code pod/web-1}
     * @param command the program and its arguments, each as it is
     */
    @DataBoundConstructor
    public ExecStep(String workload, List<String> command) {
        super(workload);
        this.command = command == null ? new ArrayList<>() : new ArrayList<>(command);
    }

    @DataBoundSetter
    public void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    @DataBoundSetter
    public void setReturnStatus(boolean returnStatus) {
        this.returnStatus = returnStatus;
    }

    public List<String> getCommand() {
        return new ArrayList<>(command);
    }

    public String getContainer() {
        return container;
    }

    public boolean isReturnStatus() {
        return returnStatus;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        Exec spec = new Exec(workload, command, container, returnStatus);
        // Only the program: the arguments are more likely to hold what not everybody shall read.
        return new Work(spec, workload.toString(), "run " + command.get(0));
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardExec";
        }

        @Override
        public String getDisplayName() {
            return Messages.ExecStep_DisplayName();
        }
    }
}
