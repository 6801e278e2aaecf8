package io.jenkins.plugins.lizardcd.endpoint;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import java.util.ArrayList;
import java.util.List;

/** Gives the rules for endpoints that hold where a job lives. An extension point because folders are optional. */
public abstract class ScopeRules implements ExtensionPoint {

    /**
     * The rules for a job.
     *
     * @param item the job
     * @return nearest first
     */
    public abstract List<ScopeRule> rulesFor(Item item);

    static List<ScopeRule> all(Item item) {
        List<ScopeRule> rules = new ArrayList<>();
        ExtensionList.lookup(ScopeRules.class).forEach(source -> rules.addAll(source.rulesFor(item)));
        return rules;
    }
}
