package jenkins.model;

import hudson.model.TaskListener;
import hudson.model.User;
import java.io.Serializable;

/** Signature of {@code CauseOfInterruption} (Jenkins core). */
public abstract class CauseOfInterruption implements Serializable {
    public abstract String getShortDescription();

    public void print(TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code CauseOfInterruption.UserInterruption} (Jenkins core). */
    public static final class UserInterruption extends CauseOfInterruption {
        public UserInterruption(User user) {
            throw new UnsupportedOperationException();
        }

        public UserInterruption(String userId) {
            throw new UnsupportedOperationException();
        }

        public String getUserId() {
            throw new UnsupportedOperationException();
        }

        public User getUser() {
            throw new UnsupportedOperationException();
        }

        public User getUserOrNull() {
            throw new UnsupportedOperationException();
        }

        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public void print(TaskListener listener) {
            throw new UnsupportedOperationException();
        }

        public boolean equals(Object o) {
            throw new UnsupportedOperationException();
        }

        public int hashCode() {
            throw new UnsupportedOperationException();
        }
    }
}
