package hudson.model;

import hudson.model.Descriptor.FormException;
import java.util.Collection;
import java.util.List;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/** Signature of {@code JobPropertyDescriptor} (Jenkins core). */
public abstract class JobPropertyDescriptor extends Descriptor<JobProperty<?>> {
    protected JobPropertyDescriptor(Class<? extends JobProperty<?>> clazz) {
        throw new UnsupportedOperationException();
    }

    protected JobPropertyDescriptor() {
        throw new UnsupportedOperationException();
    }

    public JobProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
        throw new UnsupportedOperationException();
    }

    public boolean isApplicable(Class<? extends Job> jobType) {
        throw new UnsupportedOperationException();
    }

    public static List<JobPropertyDescriptor> getPropertyDescriptors(Class<? extends Job> clazz) {
        throw new UnsupportedOperationException();
    }

    public static Collection<JobPropertyDescriptor> all() {
        throw new UnsupportedOperationException();
    }
}
