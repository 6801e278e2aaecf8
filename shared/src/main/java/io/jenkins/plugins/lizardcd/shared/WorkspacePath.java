package io.jenkins.plugins.lizardcd.shared;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Checks paths of files in a workspace. */
final class WorkspacePath {

    private static final Pattern PLAIN = Pattern.compile("[^\\p{Cntrl}\\\\:*?\"<>|-][^\\p{Cntrl}\\\\:*?\"<>|]{0,500}");

    private WorkspacePath() {}

    /**
     * Passes a path that stays in the workspace, names one file or directory, and looks like no option.
     *
     * @param path relative, with slashes
     * @param what what it is, for the message
     */
    static String require(String path, String what) {
        List<String> parts = path == null ? List.of("..") : Arrays.asList(path.split("/", -1));
        if (parts.contains("..")
                || parts.get(0).isEmpty()
                || !PLAIN.matcher(path).matches()) {
            throw new IllegalArgumentException("'" + path + "' is no path of a " + what + " in the workspace; write it"
                    + " relative to the current directory, with slashes, without '..' and wildcards");
        }
        return path;
    }
}
