package hudson.model;

import hudson.model.queue.SubTask;
import java.util.List;
import jenkins.model.FullyNamedModelObject;
import org.springframework.security.core.Authentication;

/** Signature of {@code Queue} (Jenkins core). */
public class Queue implements Saveable {
    public boolean cancel(Task p) {
        throw new UnsupportedOperationException();
    }

    public boolean cancel(Item item) {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public Item[] getItems() {
        throw new UnsupportedOperationException();
    }

    public Item getItem(long id) {
        throw new UnsupportedOperationException();
    }

    public List<BuildableItem> getBuildableItems(Computer c) {
        throw new UnsupportedOperationException();
    }

    public List<BuildableItem> getBuildableItems() {
        throw new UnsupportedOperationException();
    }

    public Item getItem(Task t) {
        throw new UnsupportedOperationException();
    }

    public List<Item> getItems(Task t) {
        throw new UnsupportedOperationException();
    }

    public boolean contains(Task t) {
        throw new UnsupportedOperationException();
    }

    public static void withLock(Runnable runnable) {
        throw new UnsupportedOperationException();
    }

    public static <V, T extends Throwable> V withLock(hudson.remoting.Callable<V, T> callable) throws T {
        throw new UnsupportedOperationException();
    }

    public static <V> V withLock(java.util.concurrent.Callable<V> callable) throws Exception {
        throw new UnsupportedOperationException();
    }

    public static Queue getInstance() {
        throw new UnsupportedOperationException();
    }

    public void save() {
        throw new UnsupportedOperationException();
    }

    Queue() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code Queue.Task} (Jenkins core). */
    public interface Task extends FullyNamedModelObject, SubTask {
        String getName();

        String getUrl();

        default Authentication getDefaultAuthentication2() {
            throw new UnsupportedOperationException();
        }
    }

    /** Signature of {@code Queue.Executable} (Jenkins core). */
    public interface Executable extends Runnable {
        SubTask getParent();

        default Executable getParentExecutable() {
            throw new UnsupportedOperationException();
        }

        void run();

        default long getEstimatedDuration() {
            throw new UnsupportedOperationException();
        }
    }
}
