package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.util.List;

/**
 * Which objects an upgrade creates, changes and removes. Told from the record that helm writes before it touches the
 * first object; a dry run, which would render the chart twice, is made only where nothing may be written yet.
 */
final class UpgradeDiff {

    private static final int TOLD_OBJECTS = 20;

    private final Run run;
    private final HelmRun helm;
    private final Before before;

    UpgradeDiff(Run run, HelmRun helm, Before before) {
        this.run = run;
        this.helm = helm;
        this.before = before;
    }

    /**
     * How a dry run ended.
     *
     * @param exit exit code of helm
     * @param error helm's reason when it failed
     * @param chartVersion version of the chart that was rendered
     * @param changes objects that change
     * @param forbidden what the agent's policy says against them; null when it permits them
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Plan(int exit, String error, String chartVersion, List<Change> changes, Problem forbidden) {}

    /** What a dry run has found. */
    Plan plan(Ended ended) {
        if (ended.exit() != 0) {
            return new Plan(ended.exit(), HelmMessage.of(ended), null, List.of(), null);
        }
        Rendered rendered = Rendered.of(ended);
        try {
            if (run.policy().limitsContents()) {
                run.policy().requireContents(rendered.contents());
            }
            return new Plan(0, null, rendered.chartVersion(), changes(rendered.manifest()), null);
        } catch (ProblemException e) {
            return new Plan(0, null, rendered.chartVersion(), List.of(), e.problem());
        }
    }

    /** Whether the changes are known by now; tells them once they are. */
    boolean told() throws Exception {
        if (run.noted("changes", Change[].class).isPresent()) {
            return true;
        }
        List<Release> made = helm.releases().all().stream()
                .filter(r -> r.revision() > before.revision())
                .toList();
        if (made.isEmpty()) {
            return false;
        }
        tell(changes(made.get(0).manifest()));
        return true;
    }

    /** What was told; nothing when helm did not come so far. */
    List<Change> known() {
        return run.noted("changes", Change[].class).map(List::of).orElse(List.of());
    }

    private List<Change> changes(String manifest) {
        String old = helm.releases().all().stream()
                .filter(r -> r.revision() == before.deployed())
                .findFirst()
                .map(Release::manifest)
                .orElse("");
        return Manifests.diff(old, manifest);
    }

    /** Tells the changes, and keeps them for the result. */
    void tell(List<Change> changes) throws Exception {
        run.note("changes", Change[].class, () -> changes.toArray(Change[]::new));
        for (Change change : changes.subList(0, Math.min(TOLD_OBJECTS, changes.size()))) {
            String what = change.from() == null ? "creates " : change.to() == null ? "removes " : "changes ";
            run.tell("diff/" + change.object(), Level.INFO, what + change.object(), new EventData.Changed(change));
        }
        if (changes.size() > TOLD_OBJECTS) {
            run.tell("diff", Level.INFO, "and " + (changes.size() - TOLD_OBJECTS) + " objects more", null);
        }
        if (changes.isEmpty()) {
            run.tell("diff", Level.INFO, "no object changes", null);
        }
    }
}
