package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;

/** Signature of {@code PeriodicWork} (Jenkins core). */
public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {
    public abstract long getRecurrencePeriod();

    public long getInitialDelay() {
        throw new UnsupportedOperationException();
    }

    public static ExtensionList<PeriodicWork> all() {
        throw new UnsupportedOperationException();
    }

    public static void init() {
        throw new UnsupportedOperationException();
    }

    protected static final long MIN = Long.parseLong("0");

    protected static final long HOUR = Long.parseLong("0");

    protected static final long DAY = Long.parseLong("0");
}
