package io.jenkins.plugins.lizardcd;

import hudson.Extension;
import hudson.model.listeners.ItemListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Notes in Jenkins' log (level CONFIG) that the plugin was found through its extension index. */
@Extension
public final class PluginLoaded extends ItemListener {
    private static final Logger LOGGER = Logger.getLogger(PluginLoaded.class.getName());

    @Override
    public void onLoaded() {
        LOGGER.log(Level.CONFIG, "LizardCD is ready");
    }
}
