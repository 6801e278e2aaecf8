package org.jenkinsci.remoting;

/** Signature of {@code RoleSensitive} (Remoting). */
public interface RoleSensitive {
    void checkRoles(RoleChecker checker) throws SecurityException;
}
