package hudson.model;

import hudson.EnvVars;
import hudson.remoting.VirtualChannel;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.slaves.WorkspaceList;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.kohsuke.stapler.StaplerProxy;

/** Signature of {@code Computer} (Jenkins core). */
public abstract class Computer extends Actionable implements AccessControlled, DescriptorByNameOwner, StaplerProxy {
    protected Computer(Node node) {
        throw new UnsupportedOperationException();
    }

    public List<Action> getActions() {
        throw new UnsupportedOperationException();
    }

    public void addAction(Action a) {
        throw new UnsupportedOperationException();
    }

    public WorkspaceList getWorkspaceList() {
        throw new UnsupportedOperationException();
    }

    public abstract VirtualChannel getChannel();

    public abstract Charset getDefaultCharset();

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public abstract Boolean isUnix();

    public Node getNode() {
        throw new UnsupportedOperationException();
    }

    public boolean isOffline() {
        throw new UnsupportedOperationException();
    }

    public final boolean isOnline() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public List<Executor> getExecutors() {
        throw new UnsupportedOperationException();
    }

    public Map<Object, Object> getSystemProperties() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public EnvVars getEnvironment() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public EnvVars buildEnvironment(TaskListener listener) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public String getHostName() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static final ExecutorService threadPoolForRemoting = null;

    public static Computer currentComputer() {
        throw new UnsupportedOperationException();
    }

    public static final Permission CONFIGURE = null;

    public static final Permission CONNECT = null;

    public static final Permission BUILD = null;
}
