package io.jenkins.plugins.lizardcd.agent.helm;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUninstall;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.RecoverPending;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Removes releases, as {@code helm uninstall}. */
@AutoService(OperationHandler.class)
public final class HelmUninstallHandler implements OperationHandler<HelmUninstall> {

    @Override
    public Class<HelmUninstall> specType() {
        return HelmUninstall.class;
    }

    @Override
    public Set<Permission> permissions() {
        return HelmRights.charts();
    }

    @Override
    public Set<Permission> permissions(HelmUninstall spec) {
        return HelmRights.releases();
    }

    @Override
    public Progress advance(HelmUninstall spec, Run run) throws Exception {
        HelmRun helm = new HelmRun(run, spec.release());
        HelmRun.Before before = helm.before();
        Map<String, Object> values = Map.of("release", spec.release(), "previousRevision", before.revision());
        // Of what is uninstalled already, helm still removes the history, unless that is to be kept.
        if (before.revision() == 0 || before.status().equals(Release.UNINSTALLED) && spec.keepHistory()) {
            if (!spec.ignoreNotFound()) {
                throw new ProblemException(
                        ProblemType.NOT_FOUND, "there is no release/" + spec.release() + " in " + run.namespace());
            }
            return Progress.done(new Result(Outcome.UNCHANGED, List.of(), values));
        }
        Optional<Release> newest = helm.releases().latest();
        if (newest.isPresent()) {
            helm.requireAllowed(newest.get(), false);
        }
        List<Change> changes =
                List.of(new Change("release/" + spec.release(), "revision", "revision " + before.revision(), null));
        if (run.dryRun()) {
            return Progress.done(new Result(Outcome.PLANNED, changes, values));
        }
        if (!before.status().equals(Release.UNINSTALLING)) {
            // What is being removed may be removed by two.
            helm.recover(before, RecoverPending.SAFE);
        }
        return new PlainAction(run, helm, HelmRun.UNINSTALL, "uninstallation of release/" + spec.release())
                .advance(
                        () -> new HelmCall("uninstall", spec.release(), "--ignore-not-found")
                                .flag(spec.keepHistory(), "--keep-history")
                                .flag(spec.await(), "--wait")
                                .add("--timeout", helm.timeout()),
                        () -> helm.releases()
                                .latest()
                                .filter(r -> !r.status().equals(Release.UNINSTALLED))
                                .isEmpty(),
                        () -> new Result(Outcome.SUCCEEDED, changes, values),
                        () -> helm.causes(before));
    }
}
