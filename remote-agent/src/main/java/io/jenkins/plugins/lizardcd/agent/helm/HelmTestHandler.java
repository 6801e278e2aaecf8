package io.jenkins.plugins.lizardcd.agent.helm;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs the tests of a release, as {@code helm test}. */
@AutoService(OperationHandler.class)
public final class HelmTestHandler implements OperationHandler<HelmTest> {

    @Override
    public Class<HelmTest> specType() {
        return HelmTest.class;
    }

    @Override
    public Set<Permission> permissions() {
        return HelmRights.charts();
    }

    @Override
    public Set<Permission> permissions(HelmTest spec) {
        return HelmRights.releases();
    }

    @Override
    public Progress advance(HelmTest spec, Run run) throws Exception {
        HelmRun helm = new HelmRun(run, spec.release());
        HelmRun.Before before = helm.before();
        Optional<Release> newest = helm.releases().latest();
        if (newest.isPresent()) {
            helm.requireAllowed(newest.get(), true);
        }
        List<String> tests = List.of(
                run.note("tests", String[].class, () -> tests(spec, helm, run).toArray(String[]::new)));
        if (run.dryRun() || tests.isEmpty()) {
            if (tests.isEmpty()) {
                run.tell("tests", Level.WARNING, "the chart of release/" + spec.release() + " has no tests", null);
            }
            Map<String, Object> values = Map.of("release", spec.release(), "tests", tests);
            return Progress.done(new Result(run.dryRun() ? Outcome.PLANNED : Outcome.UNCHANGED, List.of(), values));
        }
        TestReport report = new TestReport(run, spec, helm.releases());
        return new PlainAction(run, helm, HelmRun.TEST, "test of release/" + spec.release())
                .advance(
                        () -> call(spec, tests, helm.timeout()),
                        () -> false,
                        () -> report.passed(before.revision()),
                        report::failed);
    }

    /** Chosen by name, one by one: helm would pass over a name that it does not know. */
    private static HelmCall call(HelmTest spec, List<String> tests, String timeout) {
        HelmCall call = new HelmCall("test", spec.release(), "--timeout", timeout);
        if (!spec.filter().isEmpty()) {
            tests.forEach(t -> call.add("--filter", "name=" + t));
        }
        return call;
    }

    private static List<String> tests(HelmTest spec, HelmRun helm, Run run) {
        Release release = helm.releases()
                .latest()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "there is no release/" + spec.release() + " in " + run.namespace()));
        List<String> all =
                release.hooks().stream().filter(Hook::test).map(Hook::name).toList();
        for (String named : spec.filter()) {
            if (!all.contains(named.replaceFirst("^!", ""))) {
                throw new ProblemException(
                        ProblemType.NOT_FOUND,
                        "release/" + spec.release() + " has no test '" + named.replaceFirst("^!", "") + "'; it has: "
                                + all);
            }
        }
        return all.stream().filter(spec::chooses).toList();
    }
}
