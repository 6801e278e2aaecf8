package hudson;

import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import hudson.util.ArgumentListBuilder;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Signature of {@code Launcher} (Jenkins core). */
public abstract class Launcher {
    protected final TaskListener listener;

    protected final VirtualChannel channel;

    protected Launcher(TaskListener listener, VirtualChannel channel) {
        throw new UnsupportedOperationException();
    }

    protected Launcher(Launcher launcher) {
        throw new UnsupportedOperationException();
    }

    public VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public TaskListener getListener() {
        throw new UnsupportedOperationException();
    }

    public final ProcStarter launch() {
        throw new UnsupportedOperationException();
    }

    public abstract Proc launch(ProcStarter starter) throws IOException;

    public boolean isUnix() {
        throw new UnsupportedOperationException();
    }

    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    protected final void printCommandLine(String[] cmd, FilePath workDir) {
        throw new UnsupportedOperationException();
    }

    protected final void maskedPrintCommandLine(List<String> cmd, boolean[] mask, FilePath workDir) {
        throw new UnsupportedOperationException();
    }

    protected final void maskedPrintCommandLine(String[] cmd, boolean[] mask, FilePath workDir) {
        throw new UnsupportedOperationException();
    }

    public final Launcher decorateFor(Node node) {
        throw new UnsupportedOperationException();
    }

    public final Launcher decorateByPrefix(String... prefix) {
        throw new UnsupportedOperationException();
    }

    public final Launcher decorateByEnv(EnvVars _env) {
        throw new UnsupportedOperationException();
    }

    public static boolean showFullPath;

    /** Signature of {@code Launcher.ProcStarter} (Jenkins core). */
    public final class ProcStarter {
        protected List<String> commands;

        protected boolean[] masks;

        protected FilePath pwd;

        protected OutputStream stdout;

        protected OutputStream stderr;

        protected InputStream stdin;

        protected String[] envs;

        protected boolean reverseStdin;

        protected boolean reverseStdout;

        protected boolean reverseStderr;

        public ProcStarter cmdAsSingleString(String s) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter cmds(String... args) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter cmds(File program, String... args) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter cmds(List<String> args) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter cmds(ArgumentListBuilder args) {
            throw new UnsupportedOperationException();
        }

        public List<String> cmds() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter masks(boolean... masks) {
            throw new UnsupportedOperationException();
        }

        public boolean[] masks() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter quiet(boolean quiet) {
            throw new UnsupportedOperationException();
        }

        public boolean quiet() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter pwd(FilePath workDir) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter pwd(File workDir) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter pwd(String workDir) {
            throw new UnsupportedOperationException();
        }

        public FilePath pwd() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdout(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdout(TaskListener out) {
            throw new UnsupportedOperationException();
        }

        public OutputStream stdout() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stderr(OutputStream err) {
            throw new UnsupportedOperationException();
        }

        public OutputStream stderr() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdin(InputStream in) {
            throw new UnsupportedOperationException();
        }

        public InputStream stdin() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter envs(Map<String, String> overrides) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter envs(String... overrides) {
            throw new UnsupportedOperationException();
        }

        public String[] envs() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter readStdout() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter readStderr() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter writeStdin() {
            throw new UnsupportedOperationException();
        }

        public Proc start() throws IOException {
            throw new UnsupportedOperationException();
        }

        public int join() throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }

        public ProcStarter copy() {
            throw new UnsupportedOperationException();
        }

        public ProcStarter() {
            throw new UnsupportedOperationException();
        }
    }
}
