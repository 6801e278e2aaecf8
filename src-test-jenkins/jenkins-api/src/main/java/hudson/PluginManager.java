package hudson;

import hudson.model.AbstractModelObject;
import jakarta.servlet.ServletContext;
import java.io.File;
import java.util.List;
import org.kohsuke.stapler.StaplerOverridable;
import org.kohsuke.stapler.StaplerProxy;

/** Signature of {@code PluginManager} (Jenkins core). */
public abstract class PluginManager extends AbstractModelObject implements StaplerOverridable, StaplerProxy {
    public final ClassLoader uberClassLoader;

    protected PluginManager(ServletContext context, File rootDir) {
        throw new UnsupportedOperationException();
    }

    public List<PluginWrapper> getPlugins() {
        throw new UnsupportedOperationException();
    }

    public PluginWrapper getPlugin(String shortName) {
        throw new UnsupportedOperationException();
    }

    public PluginWrapper whichPlugin(Class c) {
        throw new UnsupportedOperationException();
    }
}
