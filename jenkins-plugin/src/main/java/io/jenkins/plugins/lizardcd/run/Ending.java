package io.jenkins.plugins.lizardcd.run;

import hudson.model.Run;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;

/** How an operation ended, as log lines, as message and as the value of the step. */
final class Ending {

    /** Begins each line of a dry run's plan. */
    static final String PLAN = "would change ";

    private final OperationState state;
    private final Operation operation;

    Ending(OperationState state, Operation operation) {
        this.state = state;
        this.operation = operation;
    }

    boolean successful() {
        return operation.phase() == Phase.SUCCEEDED;
    }

    /**
     * The last lines of the log. The duration is the agent's, so that the lines are the same after a restart.
     *
     * @param listPlan whether to list what a dry run would change
     */
    List<String> lines(boolean listPlan) {
        List<String> lines = new ArrayList<>();
        String after = " after " + duration();
        if (!successful()) {
            lines.add(EventLines.PREFIX + verb() + after + ": " + EventLines.clean(reason()));
            if (operation.failure() != null && operation.failure().byHand() != null) {
                lines.add(EventLines.INDENT + "By hand: "
                        + EventLines.clean(operation.failure().byHand()));
            }
            return lines;
        }
        if (outcome() == Outcome.PLANNED) {
            for (Change change : listPlan ? changes() : List.<Change>of()) {
                lines.add(EventLines.PREFIX + PLAN + EventLines.clean(describe(change)));
            }
            lines.add(EventLines.PREFIX + "dry run ended" + after + "; nothing was changed");
        } else if (outcome() == Outcome.UNCHANGED) {
            lines.add(EventLines.PREFIX + "unchanged; nothing had to be written");
        } else {
            lines.add(EventLines.PREFIX + "succeeded" + after);
        }
        return lines;
    }

    /** The message of the exception: complete, because it may be all that a user sees. */
    String message() {
        String byHand = operation.failure() == null || operation.failure().byHand() == null
                ? ""
                : "\nBy hand: " + EventLines.clean(operation.failure().byHand());
        return state.where() + ": " + verb() + " after " + duration() + ": " + EventLines.clean(reason()) + byHand;
    }

    /** What the step returns; sandbox-safe types only. */
    Map<String, Object> result(Run<?, ?> run) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("operationId", operation.id());
        map.put("status", outcome().name().toLowerCase(Locale.ROOT));
        map.put("endpoint", state.endpoint);
        map.put("namespace", state.namespace);
        map.put(
                "startedAt",
                operation.submittedAt() == null ? null : operation.submittedAt().toString());
        map.put("durationMillis", millis());
        map.put("url", url(run));
        List<Object> changes = new ArrayList<>();
        for (Change change : changes()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("object", change.object());
            entry.put("field", change.field());
            entry.put("from", change.from());
            entry.put("to", change.to());
            changes.add(entry);
        }
        map.put("changes", changes);
        if (operation.result() != null) {
            operation.result().values().forEach((key, value) -> map.putIfAbsent(key, Values.plain(key, value)));
        }
        return map;
    }

    private Outcome outcome() {
        return operation.result() == null || operation.result().outcome() == null
                ? Outcome.SUCCEEDED
                : operation.result().outcome();
    }

    private List<Change> changes() {
        return operation.result() == null ? List.of() : operation.result().changes();
    }

    private String verb() {
        return operation.phase() == Phase.ROLLED_BACK
                ? "failed and rolled back"
                : operation.phase() == Phase.CANCELLED ? "cancelled" : "failed";
    }

    private String reason() {
        Failure failure = operation.failure();
        return failure == null || failure.message() == null ? "the agent gives no reason" : failure.message();
    }

    private static String describe(Change change) {
        return change.object() + ": " + change.field() + " " + change.from() + " -> " + change.to();
    }

    private long millis() {
        return operation.submittedAt() == null || operation.finishedAt() == null
                ? 0
                : Duration.between(operation.submittedAt(), operation.finishedAt())
                        .toMillis();
    }

    private String duration() {
        long millis = millis();
        if (millis < 10_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = (millis + 500) / 1000;
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }

    private static String url(Run<?, ?> run) {
        String root = Jenkins.get().getRootUrl();
        return (root == null ? "" : root) + run.getUrl();
    }
}
