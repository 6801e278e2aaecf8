package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The health of an object, in the words of Argo CD. */
public enum Health {
    /** Runs as its spec says. */
    @JsonProperty("healthy")
    HEALTHY,
    /** On its way. */
    @JsonProperty("progressing")
    PROGRESSING,
    /** Paused or suspended. */
    @JsonProperty("suspended")
    SUSPENDED,
    /** Cannot get healthy as things are. */
    @JsonProperty("degraded")
    DEGRADED,
    /** Does not exist. */
    @JsonProperty("missing")
    MISSING
}
