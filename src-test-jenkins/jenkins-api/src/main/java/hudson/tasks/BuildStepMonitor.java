package hudson.tasks;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import java.io.IOException;

/** Signature of {@code BuildStepMonitor} (Jenkins core). */
public enum BuildStepMonitor {
    NONE,
    STEP,
    BUILD;

    public boolean perform(BuildStep bs, AbstractBuild build, Launcher launcher, BuildListener listener)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
