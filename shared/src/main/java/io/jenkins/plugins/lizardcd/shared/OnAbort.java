package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to an operation when its build is aborted or it runs out of time. */
public enum OnAbort {
    /** Stop further actions and leave the objects as they are. */
    @JsonProperty("cancel")
    CANCEL,
    /** Restore the snapshot, then end. */
    @JsonProperty("rollback")
    ROLLBACK,
    /** Only the build stops following; the operation goes on. */
    @JsonProperty("leave")
    LEAVE
}
