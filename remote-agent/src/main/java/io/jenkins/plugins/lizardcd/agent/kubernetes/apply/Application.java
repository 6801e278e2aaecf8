package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.Difference;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Chunk.Applied;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Pruning.Pruned;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/** One apply on its way; made anew for each call from what the journal holds. */
final class Application {

    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(5);
    private static final int MOST_CHANGES = 200;
    private static final int TOLD_OBJECTS = 20;

    private final Apply spec;
    private final Run run;
    private final List<ManifestObject> objects;
    private final List<ManifestObject> hooks;
    private final List<Applied> applied = new ArrayList<>();
    private Plan plan;
    private Snapshots snapshots;

    Application(Apply spec, Run run, Manifests manifests) {
        this.spec = spec;
        this.run = run;
        this.objects = manifests.objects();
        this.hooks = manifests.hooks();
    }

    Progress advance() throws Exception {
        // Told just once: of more events than the record keeps, it would not be known which were told before.
        boolean planned = run.noted(Plan.NOTE, JsonNode.class).isPresent();
        plan = run.note(Plan.NOTE, Plan.class, () -> new Planner(spec, run).plan(objects, hooks));
        if (!planned) {
            tellPlan();
        }
        if (run.dryRun()) {
            List<String> pruned = plan.prune().stream().map(Pruning::ref).toList();
            Result result = result(Outcome.PLANNED, pruned);
            Map<String, Object> values = new LinkedHashMap<>(result.values());
            values.put("diff", Diff.text(plan, pruned));
            List<String> conflicts = plan.objects().stream()
                    .map(Planned::conflict)
                    .filter(Objects::nonNull)
                    .toList();
            values.put("conflicts", conflicts.subList(0, Math.min(MOST_CHANGES, conflicts.size())));
            conflicts.forEach(c ->
                    run.tell("conflict/" + c, Level.WARNING, "would be refused without forceConflicts: " + c, null));
            return Progress.done(new Result(Outcome.PLANNED, result.changes(), values));
        }
        snapshots = run.note(Snapshots.NOTE, Snapshots.class, () -> Snapshots.take(run.cluster(), objects, plan));
        // Before the objects, so that none can be lost from sight; also those that somebody else has created.
        List<Inventory.Entry> all = objects.stream().map(Inventory.Entry::of).toList();
        Inventory inventory = new Inventory(run.cluster(), spec.set());
        if (run.note("inventory-due", Boolean.class, () -> !inventory.holds(all))) {
            run.act("inventory", null, Boolean.class, again -> {
                inventory.update(all, List.of());
                return true;
            });
        }
        Optional<Ending> ending = run.noted(Ending.NOTE, Ending.class);
        if (ending.isPresent()) {
            return back(ending.get());
        }
        Optional<Progress> before = hooks(Hook.Phase.PRE);
        if (before.isPresent()) {
            return before.get();
        }
        int from = 0;
        while (from < objects.size()) {
            int to = from;
            while (to < objects.size()
                    && objects.get(to).wave() == objects.get(from).wave()) {
                to++;
            }
            Optional<Progress> wait = wave(from, to);
            if (wait.isPresent()) {
                return wait.get();
            }
            from = to;
        }
        Optional<Progress> after = hooks(Hook.Phase.POST);
        return after.isPresent() ? after.get() : finish();
    }

    private Optional<Progress> hooks(Hook.Phase phase) throws Exception {
        Hooks.Outcome outcome = new Hooks(run, spec.failFast()).run(phase, hooks);
        if (outcome.failure() != null) {
            tellCauses(outcome.failure());
            return Optional.of(fail(outcome.failure(), Phase.FAILED, spec.rollbackOnFailure()));
        }
        if (outcome.done()) {
            return Optional.empty();
        }
        Optional<Progress> stop = stop();
        return stop.isPresent() ? stop : Optional.of(outcome.await());
    }

    private void tellCauses(Failure failure) {
        failure.causes()
                .forEach(c -> run.tell("cause/" + c.object(), Level.ERROR, c.message(), new EventData.Troubled(c)));
    }

    private Optional<Progress> wave(int from, int to) throws Exception {
        for (int begin = from; begin < to; begin += plan.chunk()) {
            int first = begin;
            int end = Math.min(begin + plan.chunk(), to);
            String act = "apply/" + first;
            boolean nothing = plan.objects().subList(first, end).stream().allMatch(o -> o.action() == Action.UNCHANGED);
            if (nothing) {
                continue;
            }
            // What was begun is done to its end, also after a crash, so that it is known what there is to restore.
            if (run.noted("begin/" + first, Boolean.class).isEmpty()) {
                Optional<Progress> stop = stop();
                if (stop.isPresent()) {
                    return stop;
                }
                Optional<Progress> tooMuch = look(first, end);
                if (tooMuch.isPresent()) {
                    return tooMuch;
                }
                run.note("begin/" + first, Boolean.class, () -> true);
            }
            BooleanSupplier stopping = () -> run.cancel().isPresent() || run.expired();
            ChunkWriter writer = new ChunkWriter(run.cluster(), spec, objects, plan, stopping);
            boolean written = run.noted(act, JsonNode.class).isPresent();
            Chunk chunk = run.act(
                    act, plan.objects().get(first).ref(), Chunk.class, again -> writer.write(first, end, again));
            applied.addAll(chunk.applied());
            if (!written) {
                chunk.applied().forEach(a -> tellApplied(plan.objects().get(a.index())));
            }
            if (chunk.failure() != null) {
                Optional<Progress> stop = Optional.empty();
                if (chunk.failure().type() == ProblemType.UNAVAILABLE) {
                    run.tell("fault", Level.ERROR, chunk.failure().message(), null);
                    stop = stop();
                }
                return stop.isPresent()
                        ? stop
                        : Optional.of(fail(chunk.failure(), Phase.FAILED, spec.rollbackOnFailure()));
            }
        }
        return spec.await() ? health(from, to) : Optional.empty();
    }

    /** Since the snapshots were taken, a wave or a hook may have run for long, and others may have written meanwhile. */
    private Optional<Progress> look(int from, int to) throws Exception {
        boolean hooked = hooks.stream().anyMatch(h -> h.hook().phases().contains(Hook.Phase.PRE));
        if (from == 0 && !hooked) {
            return Optional.empty();
        }
        try {
            run.note(
                    Snapshots.LATER + from,
                    Snapshots.class,
                    () -> snapshots.changed(run.cluster(), objects, plan, from, to));
            return Optional.empty();
        } catch (ProblemException e) {
            Failure failure = Failure.of(e.problem().type(), e.problem().detail());
            return Optional.of(fail(failure, Phase.FAILED, spec.rollbackOnFailure()));
        }
    }

    private Optional<Progress> health(int from, int to) throws Exception {
        WaveHealth health = new WaveHealth(run, spec.failFast());
        health.read(from, objects.subList(from, to));
        for (int i = from; i < to; i++) {
            int index = i;
            Expected expected = applied.stream()
                    .filter(a -> a.index() == index)
                    .map(Applied::expected)
                    .findFirst()
                    .orElse(Expected.ANY);
            health.look(Integer.toString(i), objects.get(i), expected);
        }
        if (health.failure() != null) {
            Failure failure = health.failure();
            tellCauses(failure);
            boolean late = failure.type() == ProblemType.TIMEOUT && run.onAbort() == OnAbort.ROLLBACK;
            return Optional.of(fail(failure, Phase.FAILED, spec.rollbackOnFailure() || late));
        }
        if (health.healthy()) {
            return Optional.empty();
        }
        Optional<Progress> stop = stop();
        return stop.isPresent() ? stop : Optional.of(health.progress());
    }

    /** A cancel or the end of the time. */
    private Optional<Progress> stop() throws Exception {
        boolean restore = run.onAbort() == OnAbort.ROLLBACK;
        if (run.cancel().isPresent()) {
            String message =
                    "the apply was cancelled (" + run.cancel().get().reason() + ") after " + applied.size() + " writes";
            return Optional.of(fail(Failure.of(ProblemType.CANCELLED, message), Phase.CANCELLED, restore));
        }
        if (run.expired()) {
            String message = "the apply ran out of time after " + applied.size() + " writes";
            boolean back = restore || spec.rollbackOnFailure();
            return Optional.of(fail(Failure.of(ProblemType.TIMEOUT, message), Phase.FAILED, back));
        }
        return Optional.empty();
    }

    private Progress fail(Failure failure, Phase phase, boolean restore) throws Exception {
        Ending ending = run.note(
                Ending.NOTE,
                Ending.class,
                () -> new Ending(
                        failure,
                        phase,
                        restore && !applied.isEmpty(),
                        Instant.now().plus(RESTORE_LIMIT)));
        return back(ending);
    }

    private Progress back(Ending ending) throws Exception {
        ProblemType why = ending.failure().type();
        boolean aborted = why == ProblemType.CANCELLED || why == ProblemType.TIMEOUT;
        if (!aborted || run.onAbort() != OnAbort.LEAVE) {
            // Before anything goes back: a migration must not run on beside that.
            new Hooks(run, spec.failFast()).stop(hooks);
        }
        Progress end = ending.restore() ? restore(ending) : new Progress.Failed(ending.phase(), ending.failure());
        if (!(end instanceof Progress.Failed failed) || ending.phase() == Phase.CANCELLED) {
            return end;
        }
        Hooks.Outcome outcome = new Hooks(run, spec.failFast()).run(Hook.Phase.FAIL, hooks);
        if (outcome.await() != null && Instant.now().isBefore(ending.until())) {
            return outcome.await();
        }
        if (outcome.done()) {
            return end;
        }
        String more = outcome.failure() == null
                ? "a fail hook did not end"
                : outcome.failure().message();
        Failure first = failed.failure();
        return new Progress.Failed(
                failed.phase(),
                new Failure(first.type(), first.message() + ". Besides, " + more, first.causes(), first.byHand()));
    }

    private Progress restore(Ending ending) throws Exception {
        run.puttingBack(ending.until());
        List<Applied> all = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            run.noted("apply/" + i, Chunk.class).ifPresent(c -> all.addAll(c.applied()));
            Optional<Snapshots> later = run.noted(Snapshots.LATER + i, Snapshots.class);
            if (later.isPresent()) {
                snapshots = snapshots.and(later.get());
            }
        }
        return new ApplyRestore(run, objects, snapshots).advance(ending, spec.set(), all);
    }

    private Progress finish() throws Exception {
        List<String> deleted = List.of();
        if (!plan.prune().isEmpty()) {
            Optional<Progress> stop = stop();
            if (stop.isPresent()) {
                return stop.get();
            }
            Pruned pruned = run.act(
                    "prune", plan.prune(), Pruned.class, again -> Pruning.run(run.cluster(), spec.set(), plan.prune()));
            run.act("inventory-pruned", null, Boolean.class, again -> {
                new Inventory(run.cluster(), spec.set()).update(List.of(), plan.prune());
                return true;
            });
            deleted = pruned.deleted();
        }
        return Progress.done(
                result(plan.writes() || !hooked().isEmpty() ? Outcome.SUCCEEDED : Outcome.UNCHANGED, deleted));
    }

    private void tellPlan() {
        int created = plan.refs(Action.CREATE).size();
        int configured = plan.refs(Action.CONFIGURE).size();
        String counts = "plan for set " + spec.set() + ": " + created + " to create, " + configured + " to configure, "
                + plan.refs(Action.UNCHANGED).size() + " unchanged";
        String prune = plan.prune().isEmpty()
                ? ""
                : ", to delete: "
                        + String.join(
                                ", ", plan.prune().stream().map(Pruning::ref).toList());
        run.tell("plan", Level.INFO, counts + prune, null);
        if (run.dryRun()) {
            return;
        }
        plan.objects().stream()
                .filter(o -> o.action() == Action.CONFIGURE)
                .limit(TOLD_OBJECTS)
                .forEach(o -> run.tell("diff/" + o.ref(), Level.INFO, "changes " + o.ref() + ": " + what(o), null));
        if (configured > TOLD_OBJECTS) {
            run.tell("diff", Level.INFO, "and " + (configured - TOLD_OBJECTS) + " objects more", null);
        }
    }

    private static String what(Planned planned) {
        return planned.changes().isEmpty() ? "who manages its fields" : Difference.summary(planned.changes());
    }

    private void tellApplied(Planned planned) {
        if (planned.action() == Action.CREATE) {
            run.tell("object/" + planned.ref(), Level.INFO, planned.ref() + " created", null);
            return;
        }
        String over = planned.takesOver().isEmpty()
                ? ""
                : "; the fields of " + String.join(", ", new TreeSet<>(planned.takesOver())) + " are lizard's now";
        run.tell("object/" + planned.ref(), Level.INFO, planned.ref() + " configured" + over, null);
    }

    /** The hooks of a good run. */
    private List<String> hooked() {
        return hooks.stream()
                .filter(h -> h.hook().phases().contains(Hook.Phase.PRE)
                        || h.hook().phases().contains(Hook.Phase.POST))
                .map(ManifestObject::ref)
                .toList();
    }

    private Result result(Outcome outcome, List<String> deleted) {
        List<Change> changes = new ArrayList<>();
        for (Planned planned : plan.objects()) {
            if (planned.action() == Action.CREATE) {
                changes.add(new Change(planned.ref(), "object", null, "created"));
            }
            changes.addAll(planned.changes());
        }
        deleted.forEach(ref -> changes.add(new Change(ref, "object", "deleted", null)));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("set", spec.set());
        values.put("created", plan.refs(Action.CREATE));
        values.put("configured", plan.refs(Action.CONFIGURE));
        values.put("unchanged", plan.refs(Action.UNCHANGED));
        values.put("deleted", deleted);
        values.put("hooks", hooked());
        return new Result(outcome, changes.subList(0, Math.min(MOST_CHANGES, changes.size())), values);
    }
}
