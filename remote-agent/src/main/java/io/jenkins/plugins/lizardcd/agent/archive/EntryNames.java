package io.jenkins.plugins.lizardcd.agent.archive;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks the names in an archive: each must stay below the root, and mean one file on any file system. */
final class EntryNames {

    private static final int LONGEST_PATH = 1000;
    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 32;

    /** Paths by their spelling in small letters; the value tells directories, which may come more than once. */
    private final Map<String, Known> known = new HashMap<>();

    private record Known(String path, boolean directory) {}

    /**
     * The path of an entry in its plain form, without {@code ./} and slash at the end; empty for the root itself.
     *
     * @throws IllegalArgumentException when it must not be
     */
    String accept(String name, boolean directory) {
        if (name.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("has a path of more than " + LONGEST_PATH + " characters");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 127 || c == '\\' || c == 0xFFFD)) {
            throw new IllegalArgumentException("has a control character, a backslash or no UTF-8 in its name");
        }
        if (name.startsWith("/") || name.matches("[A-Za-z]:.*")) {
            throw new IllegalArgumentException("has an absolute path");
        }
        List<String> segments = Arrays.stream(name.split("/"))
                .filter(s -> !s.isEmpty() && !s.equals("."))
                .toList();
        if (segments.contains("..")) {
            throw new IllegalArgumentException("has '..' in its path");
        }
        if (segments.size() > DEEPEST || segments.stream().anyMatch(s -> s.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("has a name of more than " + LONGEST_NAME
                    + " characters, or lies more than " + DEEPEST + " directories deep");
        }
        if (segments.isEmpty() && !directory) {
            throw new IllegalArgumentException("has no name");
        }
        for (int i = 1; i <= segments.size(); i++) {
            boolean last = i == segments.size();
            note(String.join("/", segments.subList(0, i)), !last || directory);
        }
        return String.join("/", segments);
    }

    private void note(String path, boolean directory) {
        Known other = known.putIfAbsent(path.toLowerCase(Locale.ROOT), new Known(path, directory));
        if (other == null) {
            return;
        }
        if (!other.path().equals(path)) {
            throw new IllegalArgumentException("differs from '" + other.path() + "' in capital letters only");
        }
        if (!directory || !other.directory()) {
            throw new IllegalArgumentException("is there twice");
        }
    }
}
