package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import java.time.Instant;

/**
 * Which state of a workload a verdict is about.
 *
 * @param uid of the workload; null for whichever there is
 * @param generation at least this one must be the observed one
 * @param template digest of the pod template that must be the current one; null for whichever it is
 * @param revision revision that must be the current one; 0 for whichever it is
 * @param since when that state was written, by the API server's clock; null when it is not known
 */
public record Expected(String uid, long generation, String template, long revision, Instant since) {

    /** Whatever is there. */
    public static final Expected ANY = new Expected(null, 0, null, 0, null);
}
