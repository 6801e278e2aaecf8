package io.jenkins.plugins.lizardcd.folder;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.lizardcd.endpoint.ScopeRule;
import io.jenkins.plugins.lizardcd.endpoint.ScopeRules;
import java.util.ArrayList;
import java.util.List;

/** Collects the rules of the folders around a job. */
@SuppressWarnings("deprecation") // "optional" needs no further plugin, unlike its successor
@Extension(optional = true)
public final class FolderRules extends ScopeRules {

    @Override
    public List<ScopeRule> rulesFor(Item item) {
        List<ScopeRule> rules = new ArrayList<>();
        ItemGroup<?> group = item.getParent();
        while (group instanceof Item enclosing) {
            if (group instanceof AbstractFolder<?> folder) {
                LizardFolderProperty property = folder.getProperties().get(LizardFolderProperty.class);
                if (property != null) {
                    rules.add(new ScopeRule(
                            folder.getFullName(),
                            property.getDefaultEndpoint(),
                            property.getDefaultNamespace(),
                            property.getAllowedEndpoints(),
                            property.getAllowedNamespaces()));
                }
            }
            group = enclosing.getParent();
        }
        return rules;
    }
}
