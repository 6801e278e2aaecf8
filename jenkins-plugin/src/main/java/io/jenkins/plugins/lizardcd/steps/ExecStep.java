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

/** Runs a command in a running container, as {@code kubectl exec}. No part of a batch, as nothing can undo it. */
public final class ExecStep extends OperationStep {

    private static final long serialVersionUID = 1L;

    private final String workload;
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
        this.workload = Util.fixNull(workload).trim();
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

    public String getWorkload() {
        return workload;
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
        Workload parsed = Workload.parse(workload);
        Exec spec = new Exec(parsed, command, container, returnStatus);
        // Only the program: the arguments are more likely to hold what not everybody shall read.
        return new Work(spec, parsed.toString(), "run " + command.get(0));
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
