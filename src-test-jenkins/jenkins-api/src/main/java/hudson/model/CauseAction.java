package hudson.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.model.RunAction2;

/** Signature of {@code CauseAction} (Jenkins core). */
public class CauseAction implements RunAction2 {
    public CauseAction(Cause c) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(Cause... c) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(Collection<? extends Cause> causes) {
        throw new UnsupportedOperationException();
    }

    public CauseAction(CauseAction ca) {
        throw new UnsupportedOperationException();
    }

    public List<Cause> getCauses() {
        throw new UnsupportedOperationException();
    }

    public <T extends Cause> T findCause(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public Map<Cause, Integer> getCauseCounts() {
        throw new UnsupportedOperationException();
    }

    public void onLoad(Run<?, ?> owner) {
        throw new UnsupportedOperationException();
    }

    public void onAttached(Run<?, ?> owner) {
        throw new UnsupportedOperationException();
    }
}
