package hudson.model;

import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.io.IOException;
import java.util.List;
import jenkins.model.Loadable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** Signature of {@code User} (Jenkins core). */
public class User extends AbstractModelObject
        implements AccessControlled, DescriptorByNameOwner, Loadable, Saveable, Comparable<User> {
    public String getId() {
        throw new UnsupportedOperationException();
    }

    public String getUrl() {
        throw new UnsupportedOperationException();
    }

    public String getAbsoluteUrl() {
        throw new UnsupportedOperationException();
    }

    public String getFullName() {
        throw new UnsupportedOperationException();
    }

    public static User getUnknown() {
        throw new UnsupportedOperationException();
    }

    public static User getOrCreateByIdOrFullName(String idOrFullName) {
        throw new UnsupportedOperationException();
    }

    public static User current() {
        throw new UnsupportedOperationException();
    }

    public static User get2(Authentication a) {
        throw new UnsupportedOperationException();
    }

    public static User getById(String id, boolean create) {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public static boolean isIdOrFullnameAllowed(String id) {
        throw new UnsupportedOperationException();
    }

    public Authentication impersonate2() throws UsernameNotFoundException {
        throw new UnsupportedOperationException();
    }

    public void save() throws IOException {
        throw new UnsupportedOperationException();
    }

    public ACL getACL() {
        throw new UnsupportedOperationException();
    }

    public List<String> getAuthorities() {
        throw new UnsupportedOperationException();
    }

    public String getSearchUrl() {
        throw new UnsupportedOperationException();
    }

    public void load() {
        throw new UnsupportedOperationException();
    }

    public int compareTo(User that) {
        throw new UnsupportedOperationException();
    }

    User() {
        throw new UnsupportedOperationException();
    }
}
