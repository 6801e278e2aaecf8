package jenkins.model;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.ModelObject;

/** Signature of {@code GlobalConfigurationCategory} (Jenkins core). */
public abstract class GlobalConfigurationCategory implements ExtensionPoint, ModelObject {
    public abstract String getShortDescription();

    public static ExtensionList<GlobalConfigurationCategory> all() {
        throw new UnsupportedOperationException();
    }

    public static <T extends GlobalConfigurationCategory> T get(Class<T> type) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code GlobalConfigurationCategory.Unclassified} (Jenkins core). */
    public static class Unclassified extends GlobalConfigurationCategory {
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public String getDisplayName() {
            throw new UnsupportedOperationException();
        }

        public Unclassified() {
            throw new UnsupportedOperationException();
        }
    }

    /** Signature of {@code GlobalConfigurationCategory.Security} (Jenkins core). */
    public static class Security extends GlobalConfigurationCategory {
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }

        public String getDisplayName() {
            throw new UnsupportedOperationException();
        }

        public Security() {
            throw new UnsupportedOperationException();
        }
    }
}
