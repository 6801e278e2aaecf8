package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.util.Optional;

/**
 * What a dry run has told, before anything is written.
 *
 * @param exit exit code of helm
 * @param error helm's reason when it failed
 * @param chartVersion version of the chart that was rendered
 * @param diff what changes
 * @param forbidden what the agent's policy says against it; null when it permits it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UpgradePlan(int exit, String error, String chartVersion, UpgradeDiff diff, Problem forbidden) {

    /**
     * The plan of an ended dry run.
     *
     * @param ended how it ended
     * @param run asks for it
     * @param running the revision that runs; empty when none does
     */
    static UpgradePlan of(Ended ended, Run run, Optional<Release> running) {
        if (ended.exit() != 0) {
            return new UpgradePlan(ended.exit(), HelmMessage.of(ended), null, null, null);
        }
        Rendered rendered = Rendered.of(ended);
        try {
            if (run.policy().limitsContents()) {
                run.policy().requireContents(rendered.contents());
            }
            // What is replaced was secret as well, and values that are used again were given then.
            Mask mask = ended.mask().and(running.map(Release::mask).orElse(Mask.NONE));
            UpgradeDiff diff =
                    UpgradeDiff.between(running.map(Release::manifest).orElse(""), rendered.manifest(), mask);
            return new UpgradePlan(0, null, rendered.chartVersion(), run.dryRun() ? diff : diff.brief(), null);
        } catch (ProblemException e) {
            return new UpgradePlan(0, null, rendered.chartVersion(), null, e.problem());
        }
    }
}
