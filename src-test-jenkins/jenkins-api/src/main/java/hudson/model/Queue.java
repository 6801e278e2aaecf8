package hudson.model;

import hudson.model.queue.SubTask;
import jenkins.model.FullyNamedModelObject;
import org.springframework.security.core.Authentication;

/** Signature of {@code Queue} (Jenkins core). */
public class Queue implements Saveable {
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

        default long getEstimatedDuration() {
            throw new UnsupportedOperationException();
        }
    }
}
