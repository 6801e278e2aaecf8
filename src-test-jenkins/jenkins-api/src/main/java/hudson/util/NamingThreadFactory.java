package hudson.util;

import java.util.concurrent.ThreadFactory;

/** Signature of {@code NamingThreadFactory} (Jenkins core). */
public final class NamingThreadFactory implements ThreadFactory {
    public NamingThreadFactory(ThreadFactory delegate, String name) {
        throw new UnsupportedOperationException();
    }

    public Thread newThread(Runnable r) {
        throw new UnsupportedOperationException();
    }
}
