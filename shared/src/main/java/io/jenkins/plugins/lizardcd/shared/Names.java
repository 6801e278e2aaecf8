package io.jenkins.plugins.lizardcd.shared;

import java.util.regex.Pattern;

/** Rules for names that users give, checked before they reach a URL or the cluster. */
public final class Names {

    private static final Pattern OBJECT = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    // Registry host, path, tag and digest of the OCI distribution specification; anything else is no image.
    private static final Pattern IMAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:@-]*[A-Za-z0-9_]|[A-Za-z0-9]");

    private Names() {}

    /**
     * Checks the name of an object (RFC 1123 subdomain, at most 253 characters).
     *
     * @param name the name
     * @param what what it names, for the message
     * @throws IllegalArgumentException when Kubernetes would refuse the name
     */
    public static String requireObject(String name, String what) {
        return requireObject(name, what, 253);
    }

    /** The same for what may be no longer than that. */
    static String requireObject(String name, String what, int longest) {
        if (name == null || name.length() > longest || !OBJECT.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a " + what
                    + "; use lower case letters, digits, '-' and '.', at most " + longest);
        }
        return name;
    }

    /**
     * Checks the name of a namespace or container (RFC 1123 label, at most 63 characters).
     *
     * @param name the name
     * @param what what it names, for the message
     * @throws IllegalArgumentException when Kubernetes would refuse the name
     */
    public static String requireLabel(String name, String what) {
        if (name == null || name.length() > 63 || !LABEL.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not a name for a " + what
                    + "; use lower case letters, digits and '-', at most 63");
        }
        return name;
    }

    /**
     * Checks an image reference, so that quotes, braces, spaces or a stray tag never reach the cluster.
     *
     * @param image such as {@code registry.example/web:1.5}
     * @throws IllegalArgumentException when the text cannot be an image reference
     */
    public static String requireImage(String image) {
        if (image == null || image.isBlank()) {
            throw new IllegalArgumentException("the image is missing; write repository:tag or repository@digest");
        }
        if (image.length() > 1024 || !IMAGE.matcher(image).matches()) {
            throw new IllegalArgumentException("'" + shorten(image)
                    + "' is not an image reference; write repository:tag or repository@sha256:digest");
        }
        return image;
    }

    private static String shorten(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }
}
