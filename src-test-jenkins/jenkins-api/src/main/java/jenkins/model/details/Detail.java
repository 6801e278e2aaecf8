package jenkins.model.details;

import hudson.model.Actionable;
import hudson.model.ModelObject;
import org.jenkins.ui.icon.IconSpec;

/** Signature of {@code Detail} (Jenkins core). */
public abstract class Detail implements ModelObject, IconSpec {
    public Detail(Actionable object) {
        throw new UnsupportedOperationException();
    }

    public Actionable getObject() {
        throw new UnsupportedOperationException();
    }

    public String getIconClassName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getLink() {
        throw new UnsupportedOperationException();
    }

    public DetailGroup getGroup() {
        throw new UnsupportedOperationException();
    }

    public int getOrder() {
        throw new UnsupportedOperationException();
    }
}
