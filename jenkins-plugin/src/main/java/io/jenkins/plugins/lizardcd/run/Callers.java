package io.jenkins.plugins.lizardcd.run;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.shared.Caller;
import jenkins.model.Jenkins;

/** Says who asks for an operation: the job, the build and the user behind it. */
public final class Callers {

    private Callers() {}

    /**
     * The caller of all operations of a build.
     *
     * @param run the build
     */
    public static Caller of(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return new Caller(
                run.getParent().getFullName(), run.getNumber(), root == null ? null : root + run.getUrl(), userId(run));
    }

    static String userId(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null ? null : cause.getUserId();
    }
}
