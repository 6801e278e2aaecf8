package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.tasks.Publisher;
import hudson.util.DescribableList;
import java.io.IOException;
import java.util.List;

/** Signature of {@code AbstractProject} (Jenkins core). */
public abstract class AbstractProject<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>> extends Job<P, R>
        implements BuildableItem {
    protected AbstractProject(ItemGroup parent, String name) {
        super((ItemGroup) null, (String) null);
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment(Node node, TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean isConcurrentBuild() {
        throw new UnsupportedOperationException();
    }

    public final FilePath getSomeWorkspace() {
        throw new UnsupportedOperationException();
    }

    public int getQuietPeriod() {
        throw new UnsupportedOperationException();
    }

    public boolean isBuildable() {
        throw new UnsupportedOperationException();
    }

    public boolean isDisabled() {
        throw new UnsupportedOperationException();
    }

    protected List<Action> createTransientActions() {
        throw new UnsupportedOperationException();
    }

    public abstract DescribableList<Publisher, Descriptor<Publisher>> getPublishersList();

    public void addProperty(JobProperty<? super P> jobProp) throws IOException {
        throw new UnsupportedOperationException();
    }

    public boolean scheduleBuild(int quietPeriod, Cause c, Action... actions) {
        throw new UnsupportedOperationException();
    }

    public R getBuildByNumber(int n) {
        throw new UnsupportedOperationException();
    }

    public R getFirstBuild() {
        throw new UnsupportedOperationException();
    }

    public R getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public List<Action> getActions() {
        throw new UnsupportedOperationException();
    }

    public String getCustomWorkspace() {
        throw new UnsupportedOperationException();
    }

    public void setCustomWorkspace(String customWorkspace) throws IOException {
        throw new UnsupportedOperationException();
    }
}
