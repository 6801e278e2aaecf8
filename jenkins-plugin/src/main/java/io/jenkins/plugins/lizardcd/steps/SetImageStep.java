package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.util.FormValidation;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.Names;
import io.jenkins.plugins.lizardcd.shared.Workload;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Sets images of a workload, as {@code kubectl set image}, and waits until they run. */
public final class SetImageStep extends TemplateStep {

    private static final long serialVersionUID = 1L;

    private String image;
    private List<String> images = new ArrayList<>();
    private String progressDeadline;
    private boolean ifChanged = true;

    /**
     * Sets images of a workload.
     *
     * @param workload such as {@code deployment/web}
     */
    @DataBoundConstructor
    public SetImageStep(String workload) {
        super(workload);
    }

    @DataBoundSetter
    public void setImage(String image) {
        this.image = Util.fixEmptyAndTrim(image);
    }

    /** Each {@code container=image}. */
    @DataBoundSetter
    public void setImages(List<String> images) {
        this.images = NameList.of(images);
    }

    @DataBoundSetter
    public void setProgressDeadline(String progressDeadline) {
        this.progressDeadline = Util.fixEmptyAndTrim(progressDeadline);
    }

    @DataBoundSetter
    public void setIfChanged(boolean ifChanged) {
        this.ifChanged = ifChanged;
    }

    public String getImage() {
        return image;
    }

    public List<String> getImages() {
        return new ArrayList<>(images);
    }

    public String getProgressDeadline() {
        return progressDeadline;
    }

    public boolean isIfChanged() {
        return ifChanged;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        Workload workload = parsed();
        List<ContainerImage> wanted = wanted();
        String what = wanted.stream()
                .map(i -> i.container() == null ? i.image() : i.container() + "=" + i.image())
                .collect(Collectors.joining(", "));
        return new Work(
                new WorkloadOperation.SetImage(
                        workload,
                        wanted,
                        isWait(),
                        isRollbackOnFailure(),
                        isFailFast(),
                        progressDeadline == null ? null : GoDuration.parse(progressDeadline),
                        getChangeCause(),
                        ifChanged),
                workload.toString(),
                "set image " + what);
    }

    private List<ContainerImage> wanted() {
        if (image == null == images.isEmpty()) {
            throw new IllegalArgumentException(
                    image == null
                            ? "name the new image: image: 'repo/web:1.5', or images: ['web=repo/web:1.5']"
                            : "give image or images, not both");
        }
        if (image != null) {
            return List.of(new ContainerImage(getContainer(), image));
        }
        if (getContainer() != null) {
            throw new IllegalArgumentException("container goes with image; in images write container=image");
        }
        return images.stream().map(ContainerImage::parse).toList();
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardSetImage";
        }

        @Override
        public String getDisplayName() {
            return Messages.SetImageStep_DisplayName();
        }

        /** Checks the spelling of an image reference. */
        @POST
        public FormValidation doCheckImage(@AncestorInPath Item item, @QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.ok()
                    : check(item, value.trim(), Names::requireImage);
        }
    }
}
