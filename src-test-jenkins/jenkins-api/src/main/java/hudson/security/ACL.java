package hudson.security;

import hudson.model.ItemGroup;
import hudson.model.TopLevelItemDescriptor;
import hudson.model.User;
import java.util.function.BiFunction;
import org.springframework.security.core.Authentication;

/** Signature of {@code ACL} (Jenkins core). */
public abstract class ACL {
    public final void checkPermission(Permission p) {
        throw new UnsupportedOperationException();
    }

    public final void checkAnyPermission(Permission... permissions) {
        throw new UnsupportedOperationException();
    }

    public final boolean hasPermission(Permission p) {
        throw new UnsupportedOperationException();
    }

    public final boolean hasAnyPermission(Permission... permissions) {
        throw new UnsupportedOperationException();
    }

    public boolean hasPermission2(Authentication a, Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> impl) {
        throw new UnsupportedOperationException();
    }

    public final void checkCreatePermission(ItemGroup c, TopLevelItemDescriptor d) {
        throw new UnsupportedOperationException();
    }

    public boolean hasCreatePermission2(Authentication a, ItemGroup c, TopLevelItemDescriptor d) {
        throw new UnsupportedOperationException();
    }

    public static final Authentication SYSTEM2 = null;

    public static ACLContext as2(Authentication auth) {
        throw new UnsupportedOperationException();
    }

    public static ACLContext as(User user) {
        throw new UnsupportedOperationException();
    }

    public static boolean isAnonymous2(Authentication authentication) {
        throw new UnsupportedOperationException();
    }
}
