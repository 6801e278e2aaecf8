package io.jenkins.plugins.lizardcd.builders;

import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.steps.OperationStep;
import io.jenkins.plugins.lizardcd.steps.SetImageStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Sets images of a workload from a freestyle project; see {@link SetImageStep}. */
public final class SetImageBuilder extends OperationBuilder {

    private final String workload;
    private String image;
    private List<String> images = new ArrayList<>();
    private String container;
    private boolean wait = true;
    private boolean rollbackOnFailure;
    private boolean failFast = true;
    private String progressDeadline;
    private String changeCause;
    private boolean ifChanged = true;

    /**
     * A builder with default settings.
     *
     * @param workload as in the step
     */
    @DataBoundConstructor
    public SetImageBuilder(String workload) {
        this.workload = Util.fixNull(workload).trim();
    }

    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    @DataBoundSetter
    public void setImages(List<String> images) {
        this.images = NameList.of(images);
    }

    @DataBoundSetter
    public void setContainer(String container) {
        this.container = Util.fixEmptyAndTrim(container);
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setRollbackOnFailure(boolean rollbackOnFailure) {
        this.rollbackOnFailure = rollbackOnFailure;
    }

    @DataBoundSetter
    public void setFailFast(boolean failFast) {
        this.failFast = failFast;
    }

    @DataBoundSetter
    public void setProgressDeadline(String progressDeadline) {
        this.progressDeadline = Util.fixEmptyAndTrim(progressDeadline);
    }

    @DataBoundSetter
    public void setChangeCause(String changeCause) {
        this.changeCause = Util.fixEmptyAndTrim(changeCause);
    }

    @DataBoundSetter
    public void setIfChanged(boolean ifChanged) {
        this.ifChanged = ifChanged;
    }

    public String getWorkload() {
        return workload;
    }

    public String getImage() {
        return image;
    }

    public List<String> getImages() {
        return new ArrayList<>(images);
    }

    public String getContainer() {
        return container;
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isRollbackOnFailure() {
        return rollbackOnFailure;
    }

    public boolean isFailFast() {
        return failFast;
    }

    public String getProgressDeadline() {
        return progressDeadline;
    }

    public String getChangeCause() {
        return changeCause;
    }

    public boolean isIfChanged() {
        return ifChanged;
    }

    @Override
    protected OperationStep step(UnaryOperator<String> expand) {
        SetImageStep step = new SetImageStep(expand.apply(workload));
        step.setImage(expand.apply(image));
        step.setImages(images.stream().map(expand).toList());
        step.setContainer(expand.apply(container));
        step.setWait(wait);
        step.setRollbackOnFailure(rollbackOnFailure);
        step.setFailFast(failFast);
        step.setProgressDeadline(expand.apply(progressDeadline));
        step.setChangeCause(expand.apply(changeCause));
        step.setIfChanged(ifChanged);
        return step;
    }

    /** Describes the builder. */
    @Extension
    @Symbol("lizardSetImageBuilder")
    public static final class DescriptorImpl extends OperationBuilderDescriptor {

        /** Shows the form of the step. */
        public DescriptorImpl() {
            super(SetImageStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.SetImageBuilder_DisplayName();
        }
    }
}
