package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who asks for an operation, for the record on both sides. All parts may be null.
 *
 * @param job full name of the Jenkins job
 * @param build build number, or null
 * @param buildUrl address of the build page
 * @param user id of the user who started the build
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Caller(String job, Integer build, String buildUrl, String user) {

    /** A caller of whom nothing is known. */
    public static final Caller UNKNOWN = new Caller(null, null, null, null);

    /** {@code shop/web #14 by anna}; parts that are not known are left out; empty when nothing is known. */
    public String describe() {
        StringBuilder text = new StringBuilder();
        if (job != null) {
            text.append(job);
        }
        if (build != null) {
            text.append(" #").append(build);
        }
        if (user != null) {
            text.append(" by ").append(user);
        }
        return text.toString().trim();
    }
}
