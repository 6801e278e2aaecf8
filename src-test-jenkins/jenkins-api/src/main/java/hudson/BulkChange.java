package hudson;

import hudson.model.Saveable;
import java.io.Closeable;
import java.io.IOException;

/** Signature of {@code BulkChange} (Jenkins core). */
public class BulkChange implements Closeable {
    public final Exception allocator;

    public BulkChange(Saveable saveable) {
        throw new UnsupportedOperationException();
    }

    public void commit() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }

    public void abort() {
        throw new UnsupportedOperationException();
    }

    public static BulkChange current() {
        throw new UnsupportedOperationException();
    }

    public static boolean contains(Saveable s) {
        throw new UnsupportedOperationException();
    }

    public static final Saveable ALL = null;
}
