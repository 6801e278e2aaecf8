package hudson.model;

import java.util.List;

/** Signature of {@code Cause} (Jenkins core). */
public abstract class Cause {
    public abstract String getShortDescription();

    public void onAddedTo(Run build) {
        throw new UnsupportedOperationException();
    }

    public void onLoad(Run<?, ?> build) {
        throw new UnsupportedOperationException();
    }

    public void print(TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code Cause.UpstreamCause} (Jenkins core). */
    public static class UpstreamCause extends Cause {
        public UpstreamCause(Run<?, ?> up) {
            throw new UnsupportedOperationException();
        }

        public void onLoad(Job<?, ?> _job, int _buildNumber) {
            throw new UnsupportedOperationException();
        }

        public boolean equals(Object rhs) {
            throw new UnsupportedOperationException();
        }

        public int hashCode() {
            throw new UnsupportedOperationException();
        }

        public boolean pointsTo(Job<?, ?> j) {
            throw new UnsupportedOperationException();
        }

        public boolean pointsTo(Run<?, ?> r) {
            throw new UnsupportedOperationException();
        }

        public String getUpstreamProject() {
            throw new UnsupportedOperationException();
        }

        public int getUpstreamBuild() {
            throw new UnsupportedOperationException();
        }

        public Run<?, ?> getUpstreamRun() {
            throw new UnsupportedOperationException();
        }

        public String getUpstreamUrl() {
            throw new UnsupportedOperationException();
        }

        public List<Cause> getUpstreamCauses() {
            throw new UnsupportedOperationException();
        }

        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public void print(TaskListener listener) {
            throw new UnsupportedOperationException();
        }

        public String toString() {
            throw new UnsupportedOperationException();
        }
    }

    /** Signature of {@code Cause.UserIdCause} (Jenkins core). */
    public static class UserIdCause extends Cause {
        public UserIdCause() {
            throw new UnsupportedOperationException();
        }

        public UserIdCause(String userId) {
            throw new UnsupportedOperationException();
        }

        public String getUserId() {
            throw new UnsupportedOperationException();
        }

        public String getUserName() {
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

    /** Signature of {@code Cause.RemoteCause} (Jenkins core). */
    public static class RemoteCause extends Cause {
        public RemoteCause(String host, String note) {
            throw new UnsupportedOperationException();
        }

        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public String getAddr() {
            throw new UnsupportedOperationException();
        }

        public String getNote() {
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
