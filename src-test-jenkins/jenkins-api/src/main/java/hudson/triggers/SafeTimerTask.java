package hudson.triggers;

import java.util.TimerTask;

/** Signature of {@code SafeTimerTask} (Jenkins core). */
public abstract class SafeTimerTask extends TimerTask {
    public final void run() {
        throw new UnsupportedOperationException();
    }

    protected abstract void doRun() throws Exception;

    public static SafeTimerTask of(ExceptionRunnable r) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code SafeTimerTask.ExceptionRunnable} (Jenkins core). */
    public interface ExceptionRunnable {
        void run() throws Exception;
    }
}
