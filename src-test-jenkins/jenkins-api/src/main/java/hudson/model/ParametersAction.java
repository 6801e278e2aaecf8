package hudson.model;

import hudson.EnvVars;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import jenkins.model.RunAction2;

/** Signature of {@code ParametersAction} (Jenkins core). */
public class ParametersAction implements RunAction2, Iterable<ParameterValue>, EnvironmentContributingAction {
    public ParametersAction(List<ParameterValue> parameters) {
        throw new UnsupportedOperationException();
    }

    public ParametersAction(List<ParameterValue> parameters, Collection<String> additionalSafeParameters) {
        throw new UnsupportedOperationException();
    }

    public ParametersAction(ParameterValue... parameters) {
        throw new UnsupportedOperationException();
    }

    public void buildEnvironment(Run<?, ?> run, EnvVars env) {
        throw new UnsupportedOperationException();
    }

    public String substitute(AbstractBuild<?, ?> build, String text) {
        throw new UnsupportedOperationException();
    }

    public List<ParameterValue> getParameters() {
        throw new UnsupportedOperationException();
    }

    public ParameterValue getParameter(String name) {
        throw new UnsupportedOperationException();
    }

    public boolean shouldSchedule(List<Action> actions) {
        throw new UnsupportedOperationException();
    }

    public ParametersAction createUpdated(Collection<? extends ParameterValue> overrides) {
        throw new UnsupportedOperationException();
    }

    public ParametersAction merge(ParametersAction overrides) {
        throw new UnsupportedOperationException();
    }

    public List<ParameterValue> getAllParameters() {
        throw new UnsupportedOperationException();
    }

    public void onAttached(Run<?, ?> r) {
        throw new UnsupportedOperationException();
    }

    public void onLoad(Run<?, ?> r) {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public Iterator<ParameterValue> iterator() {
        throw new UnsupportedOperationException();
    }
}
