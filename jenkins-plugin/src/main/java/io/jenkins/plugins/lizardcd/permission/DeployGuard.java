package io.jenkins.plugins.lizardcd.permission;

import hudson.AbortException;
import hudson.model.Cause;
import hudson.model.Job;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.User;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import io.jenkins.plugins.lizardcd.endpoint.LizardGlobalConfiguration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.Jenkins;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * Asks whether a build may deploy. Jenkins runs builds as itself unless a plugin says otherwise, and itself may do
 * everything; so what counts then is who started the build, or the build that started it.
 */
public final class DeployGuard {

    private DeployGuard() {}

    /**
     * Refuses a build that may not deploy. A build that nobody started (by time, or by a change in the source) may: who
     * may configure the job answers for it.
     *
     * @param run the build
     * @throws AbortException names the user and the permission
     */
    public static void require(Run<?, ?> run) throws AbortException {
        if (!LizardGlobalConfiguration.get().isDeployPermissionRequired()) {
            return;
        }
        Job<?, ?> job = run.getParent();
        Authentication self = job instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2;
        if (!ACL.SYSTEM2.equals(self)) {
            require(job, self);
            return;
        }
        Set<String> users = new TreeSet<>();
        collect(run.getCauses(), users);
        for (String id : users) {
            require(job, authentication(id));
        }
    }

    private static void require(Job<?, ?> job, Authentication who) throws AbortException {
        if (!job.getACL().hasPermission2(who, LizardPermissions.DEPLOY)) {
            throw new AbortException(Messages.DeployGuard_Refused(who.getName(), job.getFullName()));
        }
    }

    private static void collect(List<Cause> causes, Set<String> users) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user) {
                users.add(user.getUserId() == null ? "" : user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause upstream) {
                collect(upstream.getUpstreamCauses(), users);
            }
        }
    }

    /** A user who is gone, or whom the realm does not know any more, has the rights of everybody. */
    private static Authentication authentication(String id) {
        User user = id.isEmpty() ? null : User.getById(id, false);
        try {
            return user == null ? Jenkins.ANONYMOUS2 : user.impersonate2();
        } catch (UsernameNotFoundException e) {
            return Jenkins.ANONYMOUS2;
        }
    }
}
