package hudson.util;

import java.util.Iterator;

/** Signature of {@code CopyOnWriteList} (Jenkins core). */
public class CopyOnWriteList<E> implements Iterable<E> {
    public CopyOnWriteList() {
        throw new UnsupportedOperationException();
    }

    public Iterator<E> iterator() {
        throw new UnsupportedOperationException();
    }
}
