package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Helm's reason for a failure, found among what it has written. */
final class HelmMessage {

    private static final int LONGEST = 4000;
    private static final String ERROR = "Error:";
    /** What is said beside the error: warnings, and the log of helm 4. */
    private static final Pattern ASIDE = Pattern.compile("^(WARNING|[WIE]\\d{4} |level=|time=).*");

    private static final Pattern UPDATE = Pattern.compile("Unable to get an update from .*\\n(.+)");

    private HelmMessage() {}

    /**
     * Helm's last error on one line, with all its lines: the first alone often does not say what is wrong. Without the
     * secrets that the call knows.
     */
    static String of(Ended ended) {
        List<String> lines = ended.error()
                .lines()
                .map(String::trim)
                .filter(l -> !l.isEmpty() && !ASIDE.matcher(l).matches())
                .toList();
        int error = lines.size() - 1;
        for (int i = error; i >= 0; i--) {
            if (lines.get(i).startsWith(ERROR)) {
                error = i;
                break;
            }
        }
        // Of a repository that cannot be read, the reason stands among what helm did.
        String text = lines.stream()
                        .skip(Math.max(0, error))
                        .collect(Collectors.joining(" "))
                        .replaceFirst("^" + ERROR + " ", "")
                + UPDATE.matcher(ended.output())
                        .results()
                        .map(m -> ": " + m.group(1).trim())
                        .findFirst()
                        .orElse("");
        if (text.isEmpty()) {
            text = ended.exit() > 128 ? "killed by signal " + (ended.exit() - 128) : "exit code " + ended.exit();
        }
        // Hidden before it is cut: half of a secret is one, too.
        String hidden = ended.mask().hide(text);
        return hidden.length() <= LONGEST ? hidden : hidden.substring(0, LONGEST) + "...";
    }
}
