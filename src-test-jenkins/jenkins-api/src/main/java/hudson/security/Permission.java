package hudson.security;

import java.util.Comparator;
import java.util.List;
import org.jvnet.localizer.Localizable;

/** Signature of {@code Permission} (Jenkins core). */
public final class Permission {
    public static final Comparator<Permission> ID_COMPARATOR = null;

    public final Class owner;

    public final PermissionGroup group;

    public final String name;

    public final Localizable description;

    public final Permission impliedBy;

    public boolean enabled;

    public Permission(
            PermissionGroup group,
            String name,
            Localizable description,
            Permission impliedBy,
            boolean enable,
            PermissionScope[] scopes)
            throws IllegalStateException {
        throw new UnsupportedOperationException();
    }

    public Permission(
            PermissionGroup group, String name, Localizable description, Permission impliedBy, PermissionScope scope) {
        throw new UnsupportedOperationException();
    }

    public boolean isContainedBy(PermissionScope s) {
        throw new UnsupportedOperationException();
    }

    public String getId() {
        throw new UnsupportedOperationException();
    }

    public boolean equals(Object o) {
        throw new UnsupportedOperationException();
    }

    public int hashCode() {
        throw new UnsupportedOperationException();
    }

    public static Permission fromId(String id) {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public void setEnabled(boolean enable) {
        throw new UnsupportedOperationException();
    }

    public boolean getEnabled() {
        throw new UnsupportedOperationException();
    }

    public static List<Permission> getAll() {
        throw new UnsupportedOperationException();
    }

    public static final PermissionGroup GROUP = null;

    public static final Permission READ = null;

    public static final Permission WRITE = null;

    public static final Permission CREATE = null;

    public static final Permission UPDATE = null;

    public static final Permission DELETE = null;

    public static final Permission CONFIGURE = null;
}
