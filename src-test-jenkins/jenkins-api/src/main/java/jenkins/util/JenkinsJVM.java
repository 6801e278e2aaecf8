package jenkins.util;

/** Signature of {@code JenkinsJVM} (Jenkins core). */
public class JenkinsJVM {
    public static boolean isJenkinsJVM() {
        throw new UnsupportedOperationException();
    }

    public static void checkJenkinsJVM() {
        throw new UnsupportedOperationException();
    }

    public static void checkNotJenkinsJVM() {
        throw new UnsupportedOperationException();
    }

    JenkinsJVM() {
        throw new UnsupportedOperationException();
    }
}
