package jenkins.model;

import hudson.model.ModelObject;

/** Signature of {@code FullyNamedModelObject} (Jenkins core). */
public interface FullyNamedModelObject extends ModelObject {
    String getFullDisplayName();
}
