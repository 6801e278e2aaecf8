package hudson;

import hudson.model.ModelObject;
import hudson.util.VersionNumber;
import java.net.URL;
import jenkins.YesNoMaybe;

/** Signature of {@code PluginWrapper} (Jenkins core). */
public class PluginWrapper implements Comparable<PluginWrapper>, ModelObject {
    public final ClassLoader classLoader;

    public final URL baseResourceURL;

    public String getShortName() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public YesNoMaybe supportsDynamicLoad() {
        throw new UnsupportedOperationException();
    }

    public String getVersion() {
        throw new UnsupportedOperationException();
    }

    public VersionNumber getVersionNumber() {
        throw new UnsupportedOperationException();
    }

    public boolean isOlderThan(VersionNumber v) {
        throw new UnsupportedOperationException();
    }

    public boolean isActive() {
        throw new UnsupportedOperationException();
    }

    public boolean isEnabled() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(PluginWrapper pw) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    PluginWrapper() {
        throw new UnsupportedOperationException();
    }
}
