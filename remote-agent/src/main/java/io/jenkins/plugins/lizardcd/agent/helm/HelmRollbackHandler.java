package io.jenkins.plugins.lizardcd.agent.helm;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmRollback;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.RecoverPending;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings a release back to an earlier revision, as {@code helm rollback}. */
@AutoService(OperationHandler.class)
public final class HelmRollbackHandler implements OperationHandler<HelmRollback> {

    @Override
    public Class<HelmRollback> specType() {
        return HelmRollback.class;
    }

    @Override
    public Set<Permission> permissions() {
        return HelmRights.charts();
    }

    @Override
    public Set<Permission> permissions(HelmRollback spec) {
        return HelmRights.releases();
    }

    @Override
    public Progress advance(HelmRollback spec, Run run) throws Exception {
        HelmRun helm = new HelmRun(run, spec.release());
        HelmRun.Before before = helm.before();
        Release target = target(spec, before, helm.releases().all(), run);
        helm.requireAllowed(target, true);
        int goal = run.note("target", Integer.class, target::revision);
        UpgradeDiff diff = run.note("diff", UpgradeDiff.class, () -> {
            UpgradeDiff found = diff(helm, before, target);
            return run.dryRun() ? found : found.brief();
        });
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(
                "release/" + spec.release(), "revision", "revision " + before.revision(), "as revision " + goal));
        changes.addAll(diff.changes());
        if (run.dryRun()) {
            return Progress.done(new Result(Outcome.PLANNED, changes, Map.of("diff", diff.text())));
        }
        diff.lines().forEach(line -> run.tell("diff/" + line, Level.INFO, line, null));
        helm.recover(before, RecoverPending.SAFE);
        return new PlainAction(run, helm, HelmRun.ROLLBACK, "rollback of release/" + spec.release())
                .advance(
                        () -> new HelmCall("rollback", spec.release(), String.valueOf(goal))
                                .flag(spec.await(), "--wait")
                                .flag(spec.cleanupOnFail(), "--cleanup-on-fail")
                                .flag(spec.forceReplace(), HelmProgram.get().forceFlags())
                                .add("--timeout", helm.timeout()),
                        () -> helm.releases()
                                .latest()
                                .filter(r -> r.revision() > before.revision()
                                        && r.status().equals("deployed"))
                                .isPresent(),
                        () -> result(spec, before, goal, helm, changes),
                        () -> helm.causes(before));
    }

    private static UpgradeDiff diff(HelmRun helm, HelmRun.Before before, Release target) {
        // Helm goes back from the newest, whatever became of it: after a failed upgrade its objects are there.
        Optional<Release> from =
                before.status().equals(Release.UNINSTALLED) ? Optional.empty() : helm.revision(before.revision());
        return UpgradeDiff.between(
                from.map(Release::manifest).orElse(""),
                target.manifest(),
                from.map(Release::mask).orElse(Mask.NONE).and(target.mask()));
    }

    private static Release target(HelmRollback spec, HelmRun.Before before, List<Release> all, Run run)
            throws Exception {
        int wanted = run.noted("target", Integer.class).orElse(spec.revision().intValue());
        return all.stream()
                .filter(r -> wanted > 0
                        ? r.revision() == wanted
                        : r.revision() < before.revision()
                                && List.of("superseded", "deployed").contains(r.status()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(r -> wanted > 0 && r.revision() > before.revision())
                        .findFirst())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "release/" + spec.release() + " has no "
                                + (wanted > 0 ? "revision " + wanted : "earlier revision")
                                + " to go back to; its history holds: "
                                + all.stream()
                                        .map(r -> r.revision() + " " + r.status())
                                        .toList()));
    }

    private static Result result(
            HelmRollback spec, HelmRun.Before before, int goal, HelmRun helm, List<Change> changes) {
        Release now = helm.releases().latest().orElseThrow();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("release", spec.release());
        values.put("revision", now.revision());
        values.put("previousRevision", before.revision());
        values.put("toRevision", goal);
        values.put("chartVersion", now.chartField("version"));
        values.put("helmStatus", now.status());
        return new Result(Outcome.SUCCEEDED, changes, values);
    }
}
