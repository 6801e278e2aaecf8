package jenkins.model;

import hudson.ProxyConfiguration;
import hudson.model.Item;
import hudson.model.ItemGroup;

/** The only one. */
public final class Jenkins implements ItemGroup<Item> {

    private static final Jenkins ONE = new Jenkins();

    private Jenkins() {}

    /** It. */
    public static Jenkins get() {
        return ONE;
    }

    /** It. */
    public static Jenkins getInstanceOrNull() {
        return ONE;
    }

    /** Never: a stand-in ends with its build. */
    public boolean isTerminating() {
        return false;
    }

    /** It has no pages. */
    public String getRootUrl() {
        return null;
    }

    /** No other stand-in shares its agent. */
    public String getLegacyInstanceId() {
        return "0".repeat(64);
    }

    /** None. */
    public ProxyConfiguration getProxy() {
        return null;
    }
}
