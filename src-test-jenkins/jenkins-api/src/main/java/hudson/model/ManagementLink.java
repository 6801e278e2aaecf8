package hudson.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.security.Permission;
import jenkins.management.Badge;

/** Signature of {@code ManagementLink} (Jenkins core). */
public abstract class ManagementLink implements ExtensionPoint, Action {
    public abstract String getIconFileName();

    public String getDescription() {
        throw new UnsupportedOperationException();
    }

    public abstract String getUrlName();

    public boolean getRequiresConfirmation() {
        throw new UnsupportedOperationException();
    }

    public static ExtensionList<ManagementLink> all() {
        throw new UnsupportedOperationException();
    }

    public Permission getRequiredPermission() {
        throw new UnsupportedOperationException();
    }

    public boolean getRequiresPOST() {
        throw new UnsupportedOperationException();
    }

    public Category getCategory() {
        throw new UnsupportedOperationException();
    }

    public Badge getBadge() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code ManagementLink.Category} (Jenkins core). */
    public enum Category {
        CONFIGURATION,
        SECURITY,
        STATUS,
        TROUBLESHOOTING,
        TOOLS,
        MISC,
        UNCATEGORIZED;

        public String getLabel() {
            throw new UnsupportedOperationException();
        }
    }
}
