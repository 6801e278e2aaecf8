package io.jenkins.plugins.lizardcd.agent.api;

import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers while the agent starts: it is alive, and not yet ready for anything else. */
final class Startup extends Handler.Wrapper {

    Startup() {
        super(true, null);
    }

    /** Passes everything on from now on. */
    void serve(Handler handler) throws Exception {
        handler.setServer(getServer());
        handler.start();
        setHandler(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (getHandler() != null) {
            return super.handle(request, response, callback);
        }
        if (request.getHttpURI().getPath().equals("/healthz")) {
            Answers.text(response, callback, "text/plain", "ok\n");
        } else {
            String detail = "the agent is starting; try again in a second";
            Answers.problem(response, callback, Problem.of(ProblemType.UNAVAILABLE, detail));
        }
        return true;
    }
}
