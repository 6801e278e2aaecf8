package hudson;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.StaplerRequest2;

/** Signature of {@code Functions} (Jenkins core). */
public class Functions {
    public Functions() {
        throw new UnsupportedOperationException();
    }

    public String generateId() {
        throw new UnsupportedOperationException();
    }

    public static String xsDate(Calendar cal) {
        throw new UnsupportedOperationException();
    }

    public static String rfc822Date(Calendar cal) {
        throw new UnsupportedOperationException();
    }

    public static String getNearestAncestorUrl(StaplerRequest2 req, Object it) {
        throw new UnsupportedOperationException();
    }

    public static String encode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String urlEncode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String escape(String s) {
        throw new UnsupportedOperationException();
    }

    public static String xmlEscape(String s) {
        throw new UnsupportedOperationException();
    }

    public static String htmlAttributeEscape(String text) {
        throw new UnsupportedOperationException();
    }

    public static void checkPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static void checkPermission(AccessControlled object, Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static void checkPermission(Object object, Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static boolean hasPermission(Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static boolean hasPermission(Object object, Permission permission) {
        throw new UnsupportedOperationException();
    }

    public static String inferHudsonURL(StaplerRequest2 req) {
        throw new UnsupportedOperationException();
    }

    public static boolean hasAnyPermission(AccessControlled ac, Permission[] permissions) {
        throw new UnsupportedOperationException();
    }

    public static boolean hasAnyPermission(Object object, Permission[] permissions) {
        throw new UnsupportedOperationException();
    }

    public static void checkAnyPermission(AccessControlled ac, Permission[] permissions) {
        throw new UnsupportedOperationException();
    }

    public static void checkAnyPermission(Object object, Permission[] permissions) {
        throw new UnsupportedOperationException();
    }

    public static String getIconFilePath(Action a) {
        throw new UnsupportedOperationException();
    }

    public static String getRelativeLinkTo(Item p) {
        throw new UnsupportedOperationException();
    }

    public static String jsStringEscape(String s) {
        throw new UnsupportedOperationException();
    }

    public static String capitalize(String s) {
        throw new UnsupportedOperationException();
    }

    public static String getVersion() {
        throw new UnsupportedOperationException();
    }

    public static String getResourcePath() {
        throw new UnsupportedOperationException();
    }

    public static boolean defaultToTrue(Boolean b) {
        throw new UnsupportedOperationException();
    }

    public static <T> T defaulted(T value, T defaultValue) {
        throw new UnsupportedOperationException();
    }

    public static String printThrowable(Throwable t) {
        throw new UnsupportedOperationException();
    }

    public static void printStackTrace(Throwable t, PrintWriter pw) {
        throw new UnsupportedOperationException();
    }

    public static void printStackTrace(Throwable t, PrintStream ps) {
        throw new UnsupportedOperationException();
    }

    public static boolean isAnonymous() {
        throw new UnsupportedOperationException();
    }

    public static String joinPath(String... components) {
        throw new UnsupportedOperationException();
    }

    public static String getActionUrl(String itUrl, Action action) {
        throw new UnsupportedOperationException();
    }

    public void calcCheckUrl(Map attributes, String userDefined, Object descriptor, String field) {
        throw new UnsupportedOperationException();
    }

    public static String getCrumb(StaplerRequest2 req) {
        throw new UnsupportedOperationException();
    }

    public static String getCrumbRequestField() {
        throw new UnsupportedOperationException();
    }

    public List filterDescriptors(Object context, Iterable descriptors) {
        throw new UnsupportedOperationException();
    }

    public static boolean getIsUnitTest() {
        throw new UnsupportedOperationException();
    }

    public static Object rawHtml(Object o) {
        throw new UnsupportedOperationException();
    }

    public static String getAvatar(User user, String avatarSize) {
        throw new UnsupportedOperationException();
    }

    public static String humanReadableByteSize(long size) {
        throw new UnsupportedOperationException();
    }

    public static String breakableString(String plain) {
        throw new UnsupportedOperationException();
    }
}
