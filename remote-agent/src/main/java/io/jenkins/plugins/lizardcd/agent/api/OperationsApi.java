package io.jenkins.plugins.lizardcd.agent.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.jenkins.plugins.lizardcd.agent.api.OpenApi.About;
import io.jenkins.plugins.lizardcd.agent.api.Router.Call;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Api;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.RenewRequest;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Submit, show, list, cancel and follow operations. */
final class OperationsApi {

    private static final int LIST_DEFAULT = 50;
    private static final int LIST_LIMIT = 500;
    private static final Type LIST = new TypeReference<List<Operation>>() {}.getType();

    private final OperationEngine engine;
    private final AgentPolicy policy;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    OperationsApi(OperationEngine engine, AgentPolicy policy) {
        this.engine = engine;
        this.policy = policy;
    }

    void addTo(Router router) {
        String all = Api.operations("{namespace}");
        String one = Api.operation("{namespace}", "{id}");
        router.on("POST", all, About.json("Submit an operation", OperationRequest.class, Operation.class), this::submit)
                .on("GET", all, About.json("List operations, newest first", LIST, "limit", "target"), this::list)
                .on("GET", one, About.json("Show an operation", Operation.class), this::get)
                .on(
                        "GET",
                        one + "/events",
                        About.text("Follow an operation as Server-Sent Events", Api.EVENT_STREAM, "after"),
                        this::events)
                .on(
                        "POST",
                        one + "/cancel",
                        About.json("Ask an operation to end", CancelRequest.class, Operation.class),
                        this::cancel)
                .on(
                        "POST",
                        one + "/renew",
                        About.json("Have the time-out of a lock count anew", RenewRequest.class, Operation.class),
                        this::renew);
    }

    private void submit(Call call) {
        call.allowQuery();
        call.body(OperationRequest.class, request -> {
            policy.require(request.spec());
            OperationEngine.Submitted submitted = engine.submit(call.path("namespace"), request);
            Operation operation = submitted.operation();
            call.response().getHeaders().put("Location", Api.operation(operation.namespace(), operation.id()));
            call.json(submitted.created() ? 201 : 200, operation);
        });
    }

    private void list(Call call) {
        call.allowQuery("limit", "target");
        int limit = call.number("limit", LIST_DEFAULT);
        String target = call.query("target");
        List<Operation> operations = engine.list(call.path("namespace")).stream()
                .filter(o -> target == null || o.targets().contains(target))
                .limit(Math.min(limit, LIST_LIMIT))
                .toList();
        call.json(200, operations);
    }

    private void get(Call call) {
        call.allowQuery();
        call.json(200, engine.get(call.path("namespace"), call.path("id")));
    }

    private void cancel(Call call) {
        call.allowQuery();
        call.body(
                CancelRequest.class,
                request -> call.json(202, engine.cancel(call.path("namespace"), call.path("id"), request)));
    }

    private void renew(Call call) {
        call.allowQuery();
        call.body(RenewRequest.class, request -> call.json(200, engine.renew(call.path("namespace"), call.path("id"))));
    }

    private void events(Call call) {
        call.allowQuery("after");
        String header = call.request().getHeaders().get(Api.LAST_EVENT_ID);
        String after = header != null ? header : call.query("after");
        long last = after == null ? 0 : Call.parse(Api.LAST_EVENT_ID, after);
        engine.get(call.path("namespace"), call.path("id"));
        EventStream stream = new EventStream(call.response(), call.callback());
        // The head of the answer goes out at once, so that the client knows it is connected.
        stream.heartbeat();
        streams.add(stream);
        Runnable end = engine.follow(call.path("namespace"), call.path("id"), last, stream::send);
        stream.onOver(() -> {
            end.run();
            streams.remove(stream);
        });
    }

    /** Called from time to time: keeps proxies and clients from closing quiet connections. */
    void heartbeat() {
        streams.forEach(EventStream::heartbeat);
    }
}
