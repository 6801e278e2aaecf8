package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an operation that did not fail ended. */
public enum Outcome {
    /** The change was made and, when asked, waited for. */
    @JsonProperty("succeeded")
    SUCCEEDED,
    /** Nothing had to be written. */
    @JsonProperty("unchanged")
    UNCHANGED,
    /** Dry run: the changes are what would be made. */
    @JsonProperty("planned")
    PLANNED
}
