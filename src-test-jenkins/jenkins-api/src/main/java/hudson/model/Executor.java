package hudson.model;

import hudson.FilePath;
import hudson.model.Queue.Executable;
import java.util.Collection;
import jenkins.model.CauseOfInterruption;

/** Signature of {@code Executor} (Jenkins core). */
public class Executor extends Thread implements ModelObject {
    public Executor(Computer owner, int n) {
        throw new UnsupportedOperationException();
    }

    public void interrupt() {
        throw new UnsupportedOperationException();
    }

    public void interrupt(Result result) {
        throw new UnsupportedOperationException();
    }

    public void interrupt(Result result, CauseOfInterruption... causes) {
        throw new UnsupportedOperationException();
    }

    public Result abortResult() {
        throw new UnsupportedOperationException();
    }

    public void recordCauseOfInterruption(Run<?, ?> build, TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    public Queue.Executable getCurrentExecutable() {
        throw new UnsupportedOperationException();
    }

    public Collection<CauseOfInterruption> getCausesOfInterruption() {
        throw new UnsupportedOperationException();
    }

    public FilePath getCurrentWorkspace() {
        throw new UnsupportedOperationException();
    }

    public boolean isBusy() {
        throw new UnsupportedOperationException();
    }

    public Computer getOwner() {
        throw new UnsupportedOperationException();
    }

    public static Executor currentExecutor() {
        throw new UnsupportedOperationException();
    }

    public static Executor of(Executable executable) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }
}
