package io.jenkins.plugins.lizardcd.agent.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.shared.Caller;

/**
 * What a rollback restores.
 *
 * @param revision its revision; 0 when it is not known
 * @param template the pod template
 * @param replicas number of replicas to restore; null to leave it
 * @param description such as {@code revision 13}
 */
record RollbackTarget(long revision, JsonNode template, Integer replicas, String description) {

    /** The change cause when the caller gives none. */
    String cause(Caller caller) {
        return ("rollback to " + description + " " + caller.describe()).trim();
    }
}
