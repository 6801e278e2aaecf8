package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.util.VariableResolver;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Signature of {@code AbstractBuild} (Jenkins core). */
public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Run<P, R>
        implements Queue.Executable {
    public final P getProject() {
        throw new UnsupportedOperationException();
    }

    public R getPreviousBuild() {
        throw new UnsupportedOperationException();
    }

    public R getNextBuild() {
        throw new UnsupportedOperationException();
    }

    public Node getBuiltOn() {
        throw new UnsupportedOperationException();
    }

    public String getBuiltOnStr() {
        throw new UnsupportedOperationException();
    }

    public final FilePath getWorkspace() {
        throw new UnsupportedOperationException();
    }

    public final FilePath getModuleRoot() {
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public Set<String> getSensitiveBuildVariables() {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getBuildVariables() {
        throw new UnsupportedOperationException();
    }

    public final VariableResolver<String> getBuildVariableResolver() {
        throw new UnsupportedOperationException();
    }

    public String getWhyKeepLog() {
        throw new UnsupportedOperationException();
    }

    AbstractBuild() throws IOException {
        super(null);
        throw new UnsupportedOperationException();
    }
}
