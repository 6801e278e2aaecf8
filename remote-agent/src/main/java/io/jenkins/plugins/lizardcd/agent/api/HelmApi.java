package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.helm.ChartReads;
import io.jenkins.plugins.lizardcd.agent.helm.HelmReads;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.ChartQuery;
import io.jenkins.plugins.lizardcd.shared.DriftQuery;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.ReleaseDrift;
import io.jenkins.plugins.lizardcd.shared.ReleaseInfo;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;

/** Releases of Helm and the charts that they are made of. Changes nothing. */
final class HelmApi implements AutoCloseable {

    private static final Type RELEASES = new TypeReference<List<ReleaseInfo>>() {}.getType();
    private static final String REVISION = "revision";
    /** Each process of helm takes up to 100 MB beside the agent. */
    private static final int PROCESSES = 2;

    private static final int QUEUE = 32;

    private final PerNamespace<HelmReads> releases;
    private final PerNamespace<ChartReads> charts;
    private final AgentPolicy policy;
    private final ExecutorService processes;

    HelmApi(Collection<Cluster> clusters, AgentPolicy policy) {
        this.releases = new PerNamespace<>(clusters, HelmReads::new);
        this.charts = new PerNamespace<>(clusters, ChartReads::new);
        this.policy = policy;
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                PROCESSES, PROCESSES, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(QUEUE), action -> {
                    Thread thread = new Thread(action, "helm-reads");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        this.processes = pool;
    }

    /** Answers a question about a chart. */
    private interface ChartAnswer {
        Object of(ChartReads reads, ChartQuery query) throws Exception;
    }

    void addTo(Router router) {
        String all = Api.read("{namespace}", "releases");
        router.on(
                        "GET",
                        all,
                        About.json("Releases of Helm; of one name with its notes", RELEASES, "release"),
                        this::list)
                .on("GET", one("status"), About.json("Status of a release", ReleaseInfo.class, REVISION), this::status)
                .on("GET", one("history"), About.json("Revisions, oldest first", RELEASES), this::history)
                .on("GET", one("values"), About.json("Values", Object.class, REVISION, "all"), this::values)
                .on(
                        "GET",
                        one("manifest"),
                        About.text("Manifest, Secrets masked", "text/plain", REVISION),
                        call -> text(call, (r, name, revision) -> r.manifest(name, revision)))
                .on(
                        "GET",
                        one("hooks"),
                        About.text("Hooks, Secrets masked", "text/plain", REVISION),
                        call -> text(call, (r, name, revision) -> r.hooks(name, revision)))
                .on(
                        "GET",
                        one("notes"),
                        About.text("Notes", "text/plain", REVISION),
                        call -> text(call, (r, name, revision) -> r.notes(name, revision)))
                .on(
                        "POST",
                        one("drift"),
                        About.json("What differs from the manifest", DriftQuery.class, ReleaseDrift.class),
                        this::drift);
        for (String part : List.of("values", "readme", "crds")) {
            chart(router, part, "helm show " + part, (reads, query) -> reads.show(part, query));
        }
        chart(router, "chart", "helm show chart", ChartReads::chart);
        chart(router, "template", "helm template, Secrets masked", ChartReads::template);
        chart(router, "lint", "helm lint", ChartReads::lint);
        router.on(
                "POST",
                Api.chart("{namespace}", "pull"),
                About.download("The archive of a chart, as helm pull", ChartQuery.class, ArchiveReference.MEDIA_TYPE),
                this::pull);
        chart(router, "versions", "helm search repo --versions", ChartReads::search);
    }

    private static String one(String part) {
        return Api.release("{namespace}", "{release}", part);
    }

    private void chart(Router router, String part, String command, ChartAnswer answer) {
        router.on(
                "POST",
                Api.chart("{namespace}", part),
                About.json("What " + command + " says of a chart", ChartQuery.class, Object.class),
                call -> call.body(ChartQuery.class, query -> {
                    call.allowQuery();
                    policy.require(query.chart());
                    ChartReads reads = charts.of(call);
                    later(call, () -> answer.of(reads, query));
                }));
    }

    private void pull(Call call) {
        call.body(ChartQuery.class, query -> {
            call.allowQuery();
            policy.require(query.chart());
            ChartReads reads = charts.of(call);
            queue(call, () -> {
                ChartReads.Pulled pulled = reads.pull(query);
                HttpFields.Mutable headers = call.response().getHeaders();
                headers.put(Api.CHART, pulled.name());
                headers.put(Api.CHART_VERSION, pulled.version());
                headers.put(
                        "Content-Disposition",
                        "attachment; filename=\"" + pulled.name() + "-" + pulled.version() + ".tgz\"");
                Answers.bytes(call.response(), call.callback(), ArchiveReference.MEDIA_TYPE, pulled.content());
            });
        });
    }

    private void list(Call call) {
        call.allowQuery("release");
        call.json(200, releases.of(call).list(call.query("release")));
    }

    private void status(Call call) {
        call.allowQuery(REVISION);
        call.json(200, releases.of(call).status(call.path("release"), call.number(REVISION, 0)));
    }

    private void history(Call call) {
        call.allowQuery();
        call.json(200, releases.of(call).history(call.path("release")));
    }

    private void values(Call call) {
        call.allowQuery(REVISION, "all");
        HelmReads reads = releases.of(call);
        int revision = call.number(REVISION, 0);
        boolean all = call.flag("all");
        later(call, () -> reads.values(call.path("release"), revision, all));
    }

    private void drift(Call call) {
        call.body(DriftQuery.class, query -> {
            call.allowQuery();
            HelmReads reads = releases.of(call);
            later(call, () -> reads.drift(call.path("release"), query));
        });
    }

    private interface Text {
        String of(HelmReads reads, String release, int revision);
    }

    private void text(Call call, Text text) {
        call.allowQuery(REVISION);
        String answer = text.of(releases.of(call), call.path("release"), call.number(REVISION, 0));
        Answers.text(call.response(), call.callback(), "text/plain; charset=utf-8", answer);
    }

    private interface Work {
        Object answer() throws Exception;
    }

    private interface Answering {
        void run() throws Exception;
    }

    /** For what takes long: a process of helm, many objects. Texts are answered as JSON, too. */
    private void later(Call call, Work work) {
        queue(call, () -> call.json(200, work.answer()));
    }

    /** Not on a thread of the server. */
    private void queue(Call call, Answering answering) {
        try {
            processes.execute(() -> {
                try {
                    answering.run();
                } catch (Throwable e) {
                    Answers.fault(call.request(), call.response(), call.callback(), e);
                }
            });
        } catch (RejectedExecutionException e) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_REQUESTS, QUEUE + " reads of Helm are waiting already; try again later");
        }
    }

    @Override
    public void close() {
        processes.shutdownNow();
    }
}
