package hudson.util;

import hudson.model.Run;
import java.util.AbstractList;
import java.util.Iterator;

/** Signature of {@code RunList} (Jenkins core). */
public class RunList<R extends Run> extends AbstractList<R> {
    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public R getLastBuild() {
        throw new UnsupportedOperationException();
    }

    public Iterator<R> iterator() {
        throw new UnsupportedOperationException();
    }

    public RunList<R> limit(int n) {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public int size() {
        throw new UnsupportedOperationException();
    }

    @Deprecated
    public R get(int index) {
        throw new UnsupportedOperationException();
    }

    RunList() {
        throw new UnsupportedOperationException();
    }
}
