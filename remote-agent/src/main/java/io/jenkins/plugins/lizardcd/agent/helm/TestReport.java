package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the tests of a release have said: helm's own record of them, and the logs of their pods. */
final class TestReport {

    private static final int LINES = 50;
    private static final int MOST_LOGS = 10;
    private static final String SUCCEEDED = "Succeeded";

    private final Run run;
    private final HelmTest spec;
    private final Releases releases;

    TestReport(Run run, HelmTest spec, Releases releases) {
        this.run = run;
        this.spec = spec;
        this.releases = releases;
    }

    /** The result when all have succeeded. */
    Result passed(int revision) {
        List<Map<String, Object>> tests = new ArrayList<>();
        int logs = 0;
        for (Hook test : tests()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", test.name());
            entry.put("status", test.phase().toLowerCase(Locale.ROOT));
            entry.put("startedAt", String.valueOf(test.startedAt()));
            entry.put("completedAt", String.valueOf(test.completedAt()));
            tests.add(entry);
            tell(test, spec.logs() && logs++ < MOST_LOGS);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("release", spec.release());
        values.put("revision", revision);
        values.put("tests", tests);
        return new Result(Outcome.SUCCEEDED, List.of(), values);
    }

    /** Why they failed: the tests that did, with the last lines of their logs. */
    List<Cause> failed() throws Exception {
        return List.of(run.note("causes", Cause[].class, () -> {
            List<Cause> causes = new ArrayList<>();
            for (Hook test : tests()) {
                if (test.phase().equals(SUCCEEDED)) {
                    tell(test, false);
                } else if (!test.phase().isEmpty()) {
                    causes.add(cause(test));
                }
            }
            causes.forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
            return causes.toArray(Cause[]::new);
        }));
    }

    private Cause cause(Hook test) {
        List<String> log = log(test);
        String how = test.phase().equals("Failed") ? "failed" : "did not end";
        String message =
                "test " + test.ref() + " " + how + (log.isEmpty() ? "; its pod is gone, and its log with it" : "");
        return new Cause(test.ref(), null, "TestFailed", message, log);
    }

    private void tell(Hook test, boolean withLog) {
        String message = "test " + test.ref() + " " + test.phase().toLowerCase(Locale.ROOT);
        List<String> log = withLog ? log(test) : List.of();
        run.tell("test/" + test.name(), Level.INFO, message, new EventData.Logged(test.ref(), log));
    }

    private List<Hook> tests() {
        return releases.latest().map(Release::hooks).orElse(List.of()).stream()
                .filter(h -> h.test() && spec.chooses(h.name()))
                .toList();
    }

    private List<String> log(Hook test) {
        Cluster cluster = run.cluster();
        List<KubeObject> pods = test.ref().startsWith("pod/")
                ? cluster.find(ApiResource.PODS, test.name()).stream().toList()
                : cluster.list(ApiResource.PODS, "job-name=" + test.name(), null);
        List<String> lines = new ArrayList<>();
        for (KubeObject pod : pods) {
            String container = pod.at("spec", "containers").path(0).path("name").asText();
            lines.addAll(cluster.logs().lastLines(pod.name(), container, LINES, false));
        }
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }
}
