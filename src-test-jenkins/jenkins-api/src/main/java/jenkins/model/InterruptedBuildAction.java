package jenkins.model;

import hudson.model.InvisibleAction;
import java.util.Collection;
import java.util.List;

/** Signature of {@code InterruptedBuildAction} (Jenkins core). */
public class InterruptedBuildAction extends InvisibleAction {
    public InterruptedBuildAction(Collection<? extends CauseOfInterruption> causes) {
        throw new UnsupportedOperationException();
    }

    public List<CauseOfInterruption> getCauses() {
        throw new UnsupportedOperationException();
    }
}
