package jenkins.model.details;

import hudson.ExtensionPoint;
import hudson.model.Actionable;
import java.util.List;

/** Signature of {@code DetailFactory} (Jenkins core). */
public abstract class DetailFactory<T extends Actionable> implements ExtensionPoint {
    public abstract Class<T> type();

    public abstract List<? extends Detail> createFor(T target);
}
