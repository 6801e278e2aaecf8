package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.Util;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Cascade;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Delete;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** Deletes objects, as {@code kubectl delete}. */
public final class DeleteStep extends ManifestStep {

    private static final long serialVersionUID = 1L;

    private final List<String> resources;
    private String selector;
    private boolean wait = true;
    private boolean ignoreNotFound = true;
    private String cascade;

    /**
     * Deletes objects.
     *
     * @param resources each {@code kind/name}; with a selector, kinds; nothing when manifests name the objects
     */
    @DataBoundConstructor
    public DeleteStep(List<String> resources) {
        this.resources = NameList.of(resources);
    }

    @DataBoundSetter
    public void setSelector(String selector) {
        this.selector = Util.fixEmptyAndTrim(selector);
    }

    @DataBoundSetter
    public void setWait(boolean wait) {
        this.wait = wait;
    }

    @DataBoundSetter
    public void setIgnoreNotFound(boolean ignoreNotFound) {
        this.ignoreNotFound = ignoreNotFound;
    }

    @DataBoundSetter
    public void setCascade(String cascade) {
        this.cascade = Util.fixEmptyAndTrim(cascade);
    }

    public List<String> getResources() {
        return new ArrayList<>(resources);
    }

    public String getSelector() {
        return selector;
    }

    public boolean isWait() {
        return wait;
    }

    public boolean isIgnoreNotFound() {
        return ignoreNotFound;
    }

    public String getCascade() {
        return cascade;
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        if (!hasSource()) {
            Delete spec =
                    new Delete(resources, selector, null, null, null, null, wait, ignoreNotFound, parsedCascade());
            return new Work(
                    spec, String.join(", ", resources), selector == null ? "delete" : "delete where " + selector);
        }
        ManifestSource source = source();
        Delete spec = new Delete(
                resources,
                selector,
                source.text(),
                source.archive(),
                source.kustomize(),
                Variables.parsed(getVariables()),
                wait,
                ignoreNotFound,
                parsedCascade());
        return new Work(spec, "manifest/deleted", "delete the objects in " + source.described(), source.files());
    }

    private Cascade parsedCascade() {
        if (cascade == null) {
            return null;
        }
        try {
            return Cascade.valueOf(cascade.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "cascade '" + cascade + "' is unknown; use one of background, foreground, orphan", e);
        }
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardDelete";
        }

        @Override
        public String getDisplayName() {
            return Messages.DeleteStep_DisplayName();
        }

        /** Offers what happens to owned objects. */
        @POST
        public ListBoxModel doFillCascadeItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.DeleteStep_Background(), "");
            items.add(Messages.DeleteStep_Foreground(), "foreground");
            items.add(Messages.DeleteStep_Orphan(), "orphan");
            return items;
        }
    }
}
