package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What helm could not even begin, with what to do about it. */
final class Refusal {

    /** What API servers say of a Secret that is too large. */
    private static final Pattern TOO_LARGE = Pattern.compile("(?i)too long: must have at most|1048576|too large");
    /** Helm writes the kinds of a chart's {@code crds} before anything else. */
    private static final Pattern KINDS = Pattern.compile(
            "customresourcedefinitions\\.apiextensions\\.k8s\\.io .*?forbidden: .*?cannot (\\w+) resource");
    /** A dry run does not write the kinds of {@code crds}, so the API server does not know them yet. */
    private static final Pattern UNKNOWN_KIND = Pattern.compile("no matches for kind \"([^\"]+)\"");

    private Refusal() {}

    /**
     * Says why nothing was written; only for an upgrade that has made no revision.
     *
     * @param release its name
     * @param error helm's words
     * @return empty when helm's words have to do
     */
    static Optional<Failure> of(String release, String error) {
        String begin = "release/" + release + " was not changed: ";
        String end = ". helm says: " + error;
        if (TOO_LARGE.matcher(error).find()) {
            return Optional.of(Failure.of(
                    ProblemType.UNPROCESSABLE,
                    begin + "chart and values together are more than the 1 MiB that helm can keep in a Secret; make"
                            + " them smaller" + end));
        }
        Matcher kinds = KINDS.matcher(error);
        if (kinds.find()) {
            return Optional.of(Failure.of(
                    ProblemType.MISSING_PERMISSION,
                    begin + "the chart brings kinds of its own in crds/, and the agent may not " + kinds.group(1)
                            + " customresourcedefinitions.apiextensions.k8s.io, which belong to the whole cluster;"
                            + " have the cluster's administrator install them, then set skipCrds: true" + end));
        }
        return Optional.empty();
    }

    /**
     * What to do when a plan cannot be made.
     *
     * @param error helm's words
     * @return a sentence; empty when helm's words have to do
     */
    static String hint(String error) {
        Matcher unknown = UNKNOWN_KIND.matcher(error);
        return unknown.find()
                ? "the cluster does not know the kind " + unknown.group(1) + "; have its CustomResourceDefinition"
                        + " installed first, or, if the chart brings it in crds/, set diff: false, for what uses it"
                        + " cannot be planned before. "
                : "";
    }
}
