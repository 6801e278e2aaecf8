package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an event matters to a reader. */
public enum Level {
    /** A step of the normal way. */
    @JsonProperty("info")
    INFO,
    /** Something that may end badly. */
    @JsonProperty("warning")
    WARNING,
    /** The reason for a failure. */
    @JsonProperty("error")
    ERROR
}
