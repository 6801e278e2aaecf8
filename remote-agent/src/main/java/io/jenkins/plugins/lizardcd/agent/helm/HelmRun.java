package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.handler.FailureCauses;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.helm.HelmProcess.Ended;
import io.jenkins.plugins.lizardcd.agent.policy.Content;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.shared.Cause;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.RecoverPending;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** What the operations on releases share: processes in the journal, the state before, recovery, causes. */
final class HelmRun {

    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final String LOST = "lost";
    private static final String HOPELESS = "hopeless";
    private static final int MOST_WATCHED = 20;
    /** Ends the name of the note of the revision that a process is about to make. */
    static final String MAKING = "/making";

    /** Begin the names of the steps that are processes of helm; their numbers follow. */
    static final String UPGRADE = "upgrade/";

    static final String RESTORE = "restore/";
    static final String ROLLBACK = "rollback/";
    static final String UNINSTALL = "uninstall/";
    static final String TEST = "test/";

    /** How often an action that was lost with its agent is begun again. */
    static final int ATTEMPTS = 3;

    private final Run run;
    private final String release;
    private final Releases releases;
    private final Recovery recovery;

    HelmRun(Run run, String release) {
        this.run = run;
        this.release = release;
        this.releases = new Releases(run.cluster(), release);
        this.recovery = new Recovery(run, release, releases);
    }

    /**
     * The release before anything was done.
     *
     * @param revision newest revision; 0 when there is none
     * @param status helm's status of it
     * @param deployed revision that runs; 0 when none does
     */
    record Before(int revision, String status, int deployed) {}

    /**
     * A process was started.
     *
     * @param token finds it in the agent process that started it
     */
    record Started(String token) {}

    Releases releases() {
        return releases;
    }

    Before before() throws Exception {
        return run.note("before", Before.class, () -> {
            List<Release> all = releases.all();
            int deployed = all.stream()
                    .filter(r -> r.status().equals("deployed"))
                    .mapToInt(Release::revision)
                    .findFirst()
                    .orElse(0);
            return all.isEmpty()
                    ? new Before(0, "none", 0)
                    : new Before(all.get(0).revision(), all.get(0).status(), deployed);
        });
    }

    /**
     * Passes when the agent's policy permits what a revision holds; asked once, so that what has begun under other rules
     * is brought to its end.
     *
     * @param written whether it is written, and not only removed: then its images count too
     */
    void requireAllowed(Release revision, boolean written) throws Exception {
        if (run.policy().limitsContents()) {
            run.note("allowed", Boolean.class, () -> {
                List<Content> contents = Manifests.contents(revision.allManifests());
                if (written) {
                    run.policy().requireContents(contents);
                } else {
                    run.policy()
                            .requireObjects(contents.stream().map(Content::name).toList());
                }
                return true;
            });
        }
    }

    /** Waits for the process that runs; it also wakes the operation itself when it ends. */
    Progress waits() {
        return new Progress.Wait(Set.of(), LOOK);
    }

    /**
     * Runs helm once for this step of the journal, without waiting for it.
     *
     * @param call made when it is due
     * @param digest what to keep of its end; called once
     * @return empty while it runs; what was kept; or null within, when the process was lost with an agent that died
     */
    <T> Optional<Optional<T>> process(String step, Class<T> type, Callable<HelmCall> call, Function<Ended, T> digest)
            throws Exception {
        Optional<T> known = run.noted(step + "/end", type);
        if (known.isPresent()) {
            return Optional.of(known);
        }
        run.note(
                step + MAKING,
                Integer.class,
                () -> releases.latest().map(Release::revision).orElse(0) + 1);
        Started started = run.act(step, release, Started.class, again -> {
            if (again) {
                return new Started(LOST);
            }
            return new Started(HelmProcess.start(call.call(), run.cluster(), run.waker()));
        });
        Optional<HelmProcess> process = HelmProcess.find(started.token());
        if (process.isEmpty()) {
            HelmHome.sweep();
            return Optional.of(Optional.empty());
        }
        Optional<Ended> ended = process.get().ended();
        if (ended.isEmpty()) {
            // What brings the release back is not stopped: a half restored release is the worst end.
            if (!step.startsWith(RESTORE) && (run.cancel().isPresent() || run.expired())) {
                process.get().stop();
            }
            return Optional.empty();
        }
        T kept = run.note(step + "/end", type, () -> digest.apply(masked(ended.get())));
        HelmProcess.forget(started.token());
        return Optional.of(Optional.of(kept));
    }

    /** An error can quote what the release has already, too: its values, when they are used again, and its Secrets. */
    private Ended masked(Ended ended) {
        return ended.exit() == 0
                ? ended
                : ended.hiding(releases.latest().map(Release::mask).orElse(Mask.NONE));
    }

    /**
     * Ends a process that waits for what cannot become ready any more. Only pods of this upgrade count: those that were
     * there before it may be what it is to mend.
     */
    void failFast(String step, Before before) throws Exception {
        try {
            stopHopeless(step, before);
        } catch (ProblemException e) {
            // A missing permission to look must not end the operation: helm would go on without it.
            run.tell("causes", Level.WARNING, e.problem().detail(), null);
        }
    }

    private void stopHopeless(String step, Before before) throws Exception {
        Optional<Release> running = releases.latest().filter(r -> r.revision() > before.revision() && r.pending());
        if (running.isEmpty() || run.noted(HOPELESS, Cause.class).isPresent()) {
            return;
        }
        String[] workloads =
                run.note("workloads", String[].class, () -> Manifests.workloads(
                                running.get().manifest())
                        .stream()
                        .limit(MOST_WATCHED)
                        .map(Workload::toString)
                        .toArray(String[]::new));
        Instant since = running.get().head().createdAt().orElse(Instant.MAX);
        for (String workload : workloads) {
            for (Cause cause : FailureCauses.INSTANCE.fatal(run.cluster(), Workload.parse(workload))) {
                if (youngerThan(since, cause.object())) {
                    run.note(HOPELESS, Cause.class, () -> cause);
                    run.tell(HOPELESS, Level.WARNING, "stops helm, as " + cause.message(), null);
                    run.noted(step, Started.class)
                            .flatMap(s -> HelmProcess.find(s.token()))
                            .ifPresent(HelmProcess::stop);
                    return;
                }
            }
        }
    }

    private boolean youngerThan(Instant since, String object) {
        return object.startsWith("pod/")
                && run.cluster()
                        .find(ApiResource.PODS, object.substring("pod/".length()))
                        .flatMap(KubeObject::createdAt)
                        .filter(created -> !created.isBefore(since))
                        .isPresent();
    }

    /** Whether helm was stopped because of {@link #failFast}. */
    boolean hopeless() {
        return run.noted(HOPELESS, Cause.class).isPresent();
    }

    /** Unlocks a release that was pending before this operation began, when that is proven to be safe. */
    void recover(Before before, RecoverPending policy) throws Exception {
        recovery.recover(before, policy);
    }

    /**
     * Makes sure that nothing of this operation stays pending, once its process is dead. What somebody else has begun
     * since then is left alone.
     */
    void settle() {
        recovery.settle();
    }

    /**
     * The revision whose objects are there before the operation: the one that is deployed, or when none is the newest,
     * with which helm compares then.
     */
    Optional<Release> running(Before before) {
        return revision(
                before.deployed() > 0 || before.status().equals(Release.UNINSTALLED)
                        ? before.deployed()
                        : before.revision());
    }

    /** A revision, if it is still kept. */
    Optional<Release> revision(int revision) {
        return releases.all().stream().filter(r -> r.revision() == revision).findFirst();
    }

    /** Whether this operation has made a revision; helm copies its label to those that others make, but later. */
    boolean made(Before before) {
        return releases.all().stream()
                .anyMatch(r -> r.revision() > before.revision() && r.operation().equals(run.id()));
    }

    /** The revision that somebody else has made after the last one that a process of this operation was about to make. */
    Optional<Release> foreign() {
        return recovery.foreign();
    }

    /** Whether the process of a step, which was lost, has brought its revision to its end. */
    boolean deployed(String step) {
        int making = run.noted(step + MAKING, Integer.class).orElseThrow();
        return releases.latest()
                .filter(r -> r.revision() == making && r.status().equals("deployed"))
                // Before ours began, somebody else can have made one; a rollback has the label of what it goes back to.
                .filter(r -> !step.startsWith(UPGRADE) || r.operation().equals(run.id()))
                .isPresent();
    }

    /** Why the newest revision does not run. Collected once, before anything is rolled back. */
    List<Cause> causes(Before before) throws Exception {
        return List.of(run.note("causes", Cause[].class, () -> {
            List<Cause> causes = new ArrayList<>();
            Optional<Release> failed = releases.latest().filter(r -> r.revision() > before.revision());
            for (Workload workload :
                    Manifests.workloads(failed.map(Release::allManifests).orElse(""))) {
                try {
                    causes.addAll(FailureCauses.INSTANCE.of(run.cluster(), workload));
                } catch (ProblemException e) {
                    // A missing permission to look must not hide helm's own reason.
                    run.tell("causes", Level.WARNING, e.problem().detail(), null);
                }
            }
            causes.forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
            return causes.toArray(Cause[]::new);
        }));
    }

    /** The time left for a process of helm. */
    String timeout() {
        long left = Duration.between(Instant.now(), run.deadline()).toSeconds();
        return Math.max(1, left) + "s";
    }
}
