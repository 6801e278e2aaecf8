package hudson;

import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Signature of {@code EnvVars} (Jenkins core). */
public class EnvVars extends TreeMap<String, String> {
    public EnvVars() {
        throw new UnsupportedOperationException();
    }

    public EnvVars(Map<String, String> m) {
        throw new UnsupportedOperationException();
    }

    public EnvVars(EnvVars m) {
        throw new UnsupportedOperationException();
    }

    public EnvVars(String... keyValuePairs) {
        throw new UnsupportedOperationException();
    }

    public void override(String key, String value) {
        throw new UnsupportedOperationException();
    }

    public EnvVars overrideAll(Map<String, String> all) {
        throw new UnsupportedOperationException();
    }

    public EnvVars overrideExpandingAll(Map<String, String> all) {
        throw new UnsupportedOperationException();
    }

    public static void resolve(Map<String, String> env) {
        throw new UnsupportedOperationException();
    }

    public String get(String key, String defaultValue) {
        throw new UnsupportedOperationException();
    }

    public String put(String key, String value) {
        throw new UnsupportedOperationException();
    }

    public void putIfNotNull(String key, String value) {
        throw new UnsupportedOperationException();
    }

    public void putAllNonNull(Map<String, String> map) {
        throw new UnsupportedOperationException();
    }

    public void addLine(String line) {
        throw new UnsupportedOperationException();
    }

    public String expand(String s) {
        throw new UnsupportedOperationException();
    }

    public static EnvVars createCookie() {
        throw new UnsupportedOperationException();
    }

    public static EnvVars getRemote(VirtualChannel channel) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public static final Map<String, String> masterEnvVars = null;
}
