package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmRun.Before;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.RecoverPending;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Releases that were left pending: whose they are, and how they are unlocked. */
final class Recovery {

    /** What helm makes of a release in each step that makes it pending. */
    private static final Map<String, Set<String>> PENDING = Map.of(
            HelmRun.UPGRADE, Set.of("pending-install", "pending-upgrade"),
            HelmRun.RESTORE, Set.of("pending-rollback", Release.UNINSTALLING),
            HelmRun.ROLLBACK, Set.of("pending-rollback"),
            HelmRun.UNINSTALL, Set.of(Release.UNINSTALLING));

    private final Run run;
    private final String release;
    private final Releases releases;

    Recovery(Run run, String release, Releases releases) {
        this.run = run;
        this.release = release;
        this.releases = releases;
    }

    /** Unlocks a release that was pending before this operation began, when that is proven to be safe. */
    void recover(Before before, RecoverPending policy) throws Exception {
        if (!Release.pending(before.status())) {
            return;
        }
        run.act("recover", before, Boolean.class, again -> {
            Release pending = releases.latest().orElse(null);
            if (pending == null || !pending.pending() || pending.revision() != before.revision()) {
                return false;
            }
            if (policy == RecoverPending.NEVER || !ours(pending)) {
                throw refused(pending);
            }
            try {
                unlock(pending);
            } catch (ConflictException e) {
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        what(pending) + " is " + pending.status() + " and somebody writes to it right now; nothing was"
                                + " changed. Wait for them, then try again");
            }
            return true;
        });
    }

    /**
     * Whether an operation of this namespace made that revision. It has ended or its agent is dead, because this one
     * holds the lock of the release; so nobody of ours writes to it any more. The label alone is no proof: helm copies
     * it from revision to revision, so the operation's journal must name the revision too.
     */
    private boolean ours(Release pending) {
        String maker = pending.operation();
        return !maker.isEmpty()
                && steps(pending).anyMatch(step -> run.notedBy(maker, step + HelmRun.MAKING, Integer.class)
                        .filter(revision -> concerns(revision, pending))
                        .isPresent());
    }

    /**
     * Makes sure that nothing of this operation stays pending, once its process is dead. What somebody else has begun
     * since then is left alone.
     */
    void settle() {
        releases.latest()
                .filter(r -> r.pending()
                        && steps(r).anyMatch(step -> run.noted(step + HelmRun.MAKING, Integer.class)
                                .filter(revision -> concerns(revision, r))
                                .isPresent()))
                .ifPresent(this::settle);
    }

    /** It is our own, so whoever still writes to it is on the way to its end: helm of an agent that has just lost its lock. */
    private void settle(Release pending) {
        try {
            unlock(pending);
        } catch (ConflictException e) {
            throw new RetryableException(what(pending) + " is still written by a helm that is to end", e);
        }
    }

    /** Whether a process that was about to make that revision has made this one; or removed it, which makes none. */
    private static boolean concerns(int making, Release pending) {
        int touched = pending.status().equals(Release.UNINSTALLING) ? making - 1 : making;
        return touched == pending.revision();
    }

    /** The newest revision, when it is none that a process of this operation was about to make, but one after these. */
    Optional<Release> foreign() {
        int last = PENDING.keySet().stream()
                .flatMap(Recovery::attempts)
                .flatMap(step -> run.noted(step + HelmRun.MAKING, Integer.class).stream())
                .max(Comparator.naturalOrder())
                .orElse(Integer.MAX_VALUE);
        return releases.latest().filter(r -> r.revision() > last);
    }

    /** The steps whose processes leave a release as pending as that one. */
    private static Stream<String> steps(Release pending) {
        return PENDING.entrySet().stream()
                .filter(step -> step.getValue().contains(pending.status()))
                .map(Map.Entry::getKey)
                .flatMap(Recovery::attempts);
    }

    private static Stream<String> attempts(String step) {
        return IntStream.rangeClosed(1, HelmRun.ATTEMPTS).mapToObj(attempt -> step + attempt);
    }

    private void unlock(Release pending) {
        releases.unlock(pending);
        run.tell(
                "recover",
                Level.WARNING,
                "unlocked " + what(pending) + ", which a dead process had left " + pending.status(),
                null);
    }

    private String what(Release pending) {
        return "revision " + pending.revision() + " of release/" + release;
    }

    private ProblemException refused(Release pending) {
        String byHand = pending.status().equals(Release.UNINSTALLING) ? " uninstall " : " rollback ";
        String since = pending.head().createdAt().map(Instant::toString).orElse("some time");
        return new ProblemException(
                ProblemType.CONFLICT,
                "release/" + release + " is " + pending.status() + " at revision " + pending.revision() + " since "
                        + since + ", and it is not proven that whoever began this is dead; nothing was changed."
                        + " If nobody works on it: helm -n " + run.namespace() + byHand + release);
    }
}
