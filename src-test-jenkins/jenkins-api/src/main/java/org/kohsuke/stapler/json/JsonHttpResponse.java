package org.kohsuke.stapler.json;

import jakarta.servlet.ServletException;
import java.io.IOException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponses.HttpResponseException;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Signature of {@code JsonHttpResponse} (Stapler). */
public class JsonHttpResponse extends HttpResponseException {
    public JsonHttpResponse(JSONObject o) {
        throw new UnsupportedOperationException();
    }

    public JsonHttpResponse(JSONObject o, int status) {
        throw new UnsupportedOperationException();
    }

    public JsonHttpResponse(Throwable t, int status) {
        throw new UnsupportedOperationException();
    }

    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }
}
