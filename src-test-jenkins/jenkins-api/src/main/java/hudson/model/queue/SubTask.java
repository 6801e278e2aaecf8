package hudson.model.queue;

import hudson.model.Queue.Task;

/** Signature of {@code SubTask} (Jenkins core). */
public interface SubTask {
    default Task getOwnerTask() {
        throw new UnsupportedOperationException();
    }
}
