package com.cloudbees.hudson.plugins.folder;

import hudson.model.Descriptor;
import hudson.model.Descriptor.FormException;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Signature of {@code AbstractFolderPropertyDescriptor} (cloudbees-folder). */
public abstract class AbstractFolderPropertyDescriptor extends Descriptor<AbstractFolderProperty<?>> {
    public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        throw new UnsupportedOperationException();
    }

    public boolean isApplicable(Class<? extends AbstractFolder> containerType) {
        throw new UnsupportedOperationException();
    }

    public static List<AbstractFolderPropertyDescriptor> getApplicableDescriptors(
            Class<? extends AbstractFolder> containerType) {
        throw new UnsupportedOperationException();
    }
}
