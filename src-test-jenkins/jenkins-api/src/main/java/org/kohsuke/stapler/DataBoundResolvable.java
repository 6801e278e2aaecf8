package org.kohsuke.stapler;

import net.sf.json.JSONObject;

/** Signature of {@code DataBoundResolvable} (Stapler). */
public interface DataBoundResolvable {
    Object bindResolve(StaplerRequest2 request, JSONObject src);
}
