package io.jenkins.plugins.lizardcd.run;

import hudson.model.Cause;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.shared.Caller;
import io.jenkins.plugins.lizardcd.shared.OperationId;
import jenkins.model.Jenkins;

/** Says who asks for an operation: the job, the build and the user behind it. */
public final class Callers {

    private static final int LONGEST_BUILD = 400;
    private static final int IDENTITY = 12; // hexadecimal digits; enough to tell apart those that share an agent

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

    /**
     * Idempotency key of one operation of a build. It holds the time of the build and the identity of this Jenkins: a
     * job that was deleted and made anew, or one of that name in another Jenkins, has builds of the same numbers, and the
     * agent would answer with the operation of the other one.
     *
     * @param run the build
     * @param part unique in the build, and the same after a restart of the controller
     */
    public static String key(Run<?, ?> run, String part) {
        String build = run.getExternalizableId();
        if (build.length() > LONGEST_BUILD) {
            build = OperationId.of(build); // of a job in many folders; the agent takes no endless keys
        }
        String jenkins = Jenkins.get().getLegacyInstanceId().substring(0, IDENTITY);
        return jenkins + ":" + build + "@" + run.getTimeInMillis() + "/" + part;
    }

    static String userId(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null ? null : cause.getUserId();
    }
}
