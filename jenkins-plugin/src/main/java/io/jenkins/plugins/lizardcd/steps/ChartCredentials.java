package io.jenkins.plugins.lizardcd.steps;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import hudson.AbortException;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Queue;
import hudson.model.Run;
import hudson.model.queue.Tasks;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.lizardcd.endpoint.EndpointForm;
import io.jenkins.plugins.lizardcd.shared.ChartSource;
import jenkins.model.Jenkins;

/** Credentials for the repositories and registries of charts: those that the build may use. */
final class ChartCredentials {

    private ChartCredentials() {}

    /**
     * The same chart, with the name and the password of a credential.
     *
     * @param chart where it comes from
     * @param id id of the credential; null for none
     * @param run the build that uses it
     * @throws AbortException when there is no such credential for this build
     */
    static ChartSource with(ChartSource chart, String id, Run<?, ?> run) throws AbortException {
        return id == null ? chart : with(chart, chart.repo(), id, run);
    }

    /**
     * A chart with the name and the password of a credential for a repository.
     *
     * @param chart where it comes from
     * @param repo the repository that wants them; null for that of the chart
     * @param id id of the credential
     * @param run the build that uses it
     * @throws AbortException when there is no such credential for this build
     */
    static ChartSource with(ChartSource chart, String repo, String id, Run<?, ?> run) throws AbortException {
        String address = repo == null ? chart.address() : repo;
        StandardUsernamePasswordCredentials found = CredentialsProvider.findCredentialById(
                id,
                StandardUsernamePasswordCredentials.class,
                run,
                URIRequirementBuilder.fromUri(address).build());
        if (found == null) {
            throw new AbortException("this build has no credential '" + id + "' with a name and a password for "
                    + address + "; check its id, its kind and its domain");
        }
        CredentialsProvider.track(run, found);
        return new ChartSource(
                chart.name(),
                chart.version(),
                repo,
                found.getUsername(),
                found.getPassword().getPlainText(),
                chart.path());
    }

    /**
     * The credentials that a form offers.
     *
     * @param item where the form is; null outside of any
     * @param repo URL of the repository, as far as it is known
     * @param current value of the field, always offered
     */
    static ListBoxModel list(Item item, String repo, String current) {
        StandardListBoxModel list = new StandardListBoxModel();
        if (!EndpointForm.mayConfigure(item)) {
            return list.includeCurrentValue(Util.fixNull(current));
        }
        list.includeEmptyValue();
        if (item == null) {
            list.includeMatchingAs(
                    ACL.SYSTEM2,
                    Jenkins.get(),
                    StandardUsernamePasswordCredentials.class,
                    URIRequirementBuilder.fromUri(Util.fixNull(repo)).build(),
                    CredentialsMatchers.always());
        } else {
            list.includeMatchingAs(
                    item instanceof Queue.Task task ? Tasks.getAuthenticationOf2(task) : ACL.SYSTEM2,
                    item,
                    StandardUsernamePasswordCredentials.class,
                    URIRequirementBuilder.fromUri(Util.fixNull(repo)).build(),
                    CredentialsMatchers.always());
        }
        return list.includeCurrentValue(Util.fixNull(current));
    }
}
