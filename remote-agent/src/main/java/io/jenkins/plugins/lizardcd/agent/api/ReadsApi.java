package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.LogOptions;
import io.jenkins.plugins.lizardcd.agent.kubernetes.Reads;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.GoDuration;
import io.jenkins.plugins.lizardcd.shared.NamespaceStatus;
import io.jenkins.plugins.lizardcd.shared.ObjectEvent;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.PodStatus;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Health, objects, pods, events and logs of a namespace. Changes nothing. */
final class ReadsApi implements AutoCloseable {

    private static final Type PODS = new TypeReference<List<PodStatus>>() {}.getType();
    private static final Type EVENTS = new TypeReference<List<ObjectEvent>>() {}.getType();
    private static final int EVENTS_LIMIT = 100;
    private static final int LOGS_TAIL = 100;
    private static final long LOGS_BYTES = 10L << 20;
    /** Logs that are followed cost a thread each, so there is a limit. */
    private static final int FOLLOWERS = 32;

    private final OperationEngine engine;
    private final PerNamespace<Reads> reads;
    private final ExecutorService logs =
            new ThreadPoolExecutor(0, FOLLOWERS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), action -> {
                Thread thread = new Thread(action, "logs");
                thread.setDaemon(true);
                return thread;
            });

    ReadsApi(OperationEngine engine, Collection<Cluster> clusters) {
        this.engine = engine;
        this.reads = new PerNamespace<>(clusters, Reads::new);
    }

    void addTo(Router router) {
        router.on(
                        "GET",
                        Api.read("{namespace}", "status"),
                        About.json("Health of the namespace", NamespaceStatus.class),
                        this::status)
                .on(
                        "GET",
                        Api.read("{namespace}", "get"),
                        About.json("An object, without what only machines read", Object.class, "resource"),
                        this::get)
                .on(
                        "GET",
                        Api.read("{namespace}", "pods"),
                        About.json("Pods of the namespace or of a workload", PODS, "workload", "selector"),
                        this::pods)
                .on(
                        "GET",
                        Api.read("{namespace}", "events"),
                        About.json("Events of the namespace or of an object", EVENTS, "resource", "limit"),
                        this::events)
                .on(
                        "GET",
                        Api.read("{namespace}", "logs"),
                        About.text(
                                "Log of a pod or of a workload's newest pod",
                                "text/plain",
                                "workload",
                                "container",
                                "tail",
                                "since",
                                "previous",
                                "follow"),
                        this::logs);
    }

    private void status(Call call) {
        call.allowQuery();
        Reads namespace = reads.of(call);
        List<Operation> running = engine.list(call.path("namespace")).stream()
                .filter(o -> !o.phase().terminal())
                .toList();
        call.json(200, namespace.status(running));
    }

    private void get(Call call) {
        call.allowQuery("resource");
        call.json(200, reads.of(call).get(call.required("resource")));
    }

    private void pods(Call call) {
        call.allowQuery("workload", "selector");
        String workload = call.query("workload");
        call.json(200, reads.of(call).pods(workload == null ? null : Workload.parse(workload), call.query("selector")));
    }

    private void events(Call call) {
        call.allowQuery("resource", "limit");
        call.json(200, reads.of(call).events(call.query("resource"), call.number("limit", EVENTS_LIMIT)));
    }

    private void logs(Call call) {
        call.allowQuery("workload", "container", "tail", "since", "previous", "follow");
        boolean follow = call.flag("follow");
        String since = call.query("since");
        LogOptions options = new LogOptions(
                call.query("container"),
                call.number("tail", since == null ? LOGS_TAIL : 0),
                since == null ? null : GoDuration.parse(since).value(),
                call.flag("previous"),
                follow ? 0 : LOGS_BYTES,
                follow,
                false);
        Reads namespace = reads.of(call);
        Workload workload = Workload.parse(call.required("workload"));
        if (follow) {
            try {
                logs.execute(() -> copy(call, namespace, workload, options));
            } catch (RejectedExecutionException e) {
                throw new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS,
                        FOLLOWERS + " logs are followed already; end one, or read without follow");
            }
        } else {
            copy(call, namespace, workload, options);
        }
    }

    private static void copy(Call call, Reads namespace, Workload workload, LogOptions options) {
        Response response = call.response();
        try (InputStream in = namespace.logs(workload, options)) {
            response.setStatus(200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                Content.Sink.write(response, false, ByteBuffer.wrap(buffer, 0, n));
            }
            response.write(true, null, call.callback());
        } catch (Exception e) {
            Callback callback = call.callback();
            Answers.fault(call.request(), response, callback, e);
        }
    }

    @Override
    public void close() {
        logs.shutdownNow();
    }
}
