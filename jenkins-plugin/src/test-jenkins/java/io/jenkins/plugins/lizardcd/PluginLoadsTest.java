package io.jenkins.plugins.lizardcd;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.listeners.ItemListener;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

@WithJenkins
class PluginLoadsTest {
    @Test
    void jenkinsFindsTheExtensionsOfThePlugin(JenkinsRule jenkins) {
        assertThat(ExtensionList.lookup(ItemListener.class)).hasAtLeastOneElementOfType(PluginLoaded.class);
    }
}
