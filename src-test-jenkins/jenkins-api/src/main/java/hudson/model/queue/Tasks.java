package hudson.model.queue;

import hudson.model.Item;
import hudson.model.Queue.Task;
import org.springframework.security.core.Authentication;

/** Signature of {@code Tasks} (Jenkins core). */
public class Tasks {
    public Tasks() {
        throw new UnsupportedOperationException();
    }

    public static Item getItemOf(SubTask t) {
        throw new UnsupportedOperationException();
    }

    public static Authentication getAuthenticationOf2(Task t) {
        throw new UnsupportedOperationException();
    }
}
