package io.jenkins.plugins.lizardcd.endpoint;

import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardCertificateCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/**
 * Finds the credentials of endpoints. An endpoint is global, so only global and system credentials count: a folder
 * cannot replace what an administrator chose. Where the administrator allows it, a build can name one of its own.
 */
final class EndpointCredentials {

    /** Credentials that say who Jenkins is. */
    static final CredentialsMatcher CALLER = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StringCredentials.class),
            CredentialsMatchers.instanceOf(StandardCertificateCredentials.class));

    /** Credentials that hold PEM text. */
    static final CredentialsMatcher AUTHORITIES = CredentialsMatchers.anyOf(
            CredentialsMatchers.instanceOf(StringCredentials.class),
            CredentialsMatchers.instanceOf(FileCredentials.class));

    private EndpointCredentials() {}

    /**
     * The credential of that id.
     *
     * @param run the build that uses it, for the record; null when an administrator tests
     * @throws IllegalArgumentException when there is none; says where it was searched
     */
    static <C extends StandardCredentials> C find(String id, Class<C> type, String url, Run<?, ?> run) {
        C found = CredentialsProvider.findCredentialByIdInItemGroup(
                id, type, Jenkins.get(), ACL.SYSTEM2, requirements(url));
        if (found != null && run != null) {
            CredentialsProvider.track(run, found);
        }
        return found;
    }

    /** The credential of that id that a build may use, with those of its folders; null when there is none. */
    static StandardCredentials findOf(Run<?, ?> run, String id, String url) {
        return CredentialsProvider.findCredentialById(id, StandardCredentials.class, run, requirements(url));
    }

    static ListBoxModel list(CredentialsMatcher matcher, String current, String url) {
        StandardListBoxModel list = new StandardListBoxModel();
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            return list.includeCurrentValue(Util.fixNull(current));
        }
        return list.includeEmptyValue()
                .includeMatchingAs(ACL.SYSTEM2, Jenkins.get(), StandardCredentials.class, requirements(url), matcher)
                .includeCurrentValue(Util.fixNull(current));
    }

    /** What a form of a job offers for {@link #findOf}. */
    static ListBoxModel listOf(Item item, String current) {
        StandardListBoxModel list = new StandardListBoxModel();
        if (item == null || !EndpointForm.mayConfigure(item)) {
            return list.includeCurrentValue(Util.fixNull(current));
        }
        return list.includeEmptyValue()
                .includeMatchingAs(
                        item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                        item,
                        StandardCredentials.class,
                        requirements(null),
                        CALLER)
                .includeCurrentValue(Util.fixNull(current));
    }

    static FormValidation check(CredentialsMatcher matcher, String id, String url) {
        StandardCredentials found = find(id.trim(), StandardCredentials.class, url, null);
        return found != null && matcher.matches(found)
                ? FormValidation.ok()
                : FormValidation.error(Messages.EndpointCredentials_NotFound(id));
    }

    private static List<DomainRequirement> requirements(String url) {
        return URIRequirementBuilder.fromUri(Util.fixNull(url)).build();
    }
}
