package io.jenkins.plugins.lizardcd.run;

import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One operation in the record of a build. Persisted with the build: fields may be added, never renamed. */
@ExportedBean(defaultVisibility = 2)
public final class Deployment implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int MOST_CHANGES = 50;

    private final String operationId;
    private final String endpoint;
    private final String namespace;
    private final String target;
    private final String summary;
    private final String user;
    private final long startedMillis;

    private String outcome = "running";
    private String reason;
    private long finishedMillis;
    private Long revision;
    private List<DeploymentChange> changes = new ArrayList<>();

    Deployment(OperationState state, String user) {
        this.operationId = state.operationId;
        this.endpoint = state.endpoint;
        this.namespace = state.namespace;
        this.target = state.target;
        this.summary = state.summary;
        this.user = user;
        this.startedMillis = state.startedMillis;
    }

    void end(Operation operation) {
        finishedMillis = System.currentTimeMillis();
        Result result = operation.result();
        if (operation.phase() == Phase.SUCCEEDED && result != null && result.outcome() != null) {
            outcome = result.outcome().name().toLowerCase(Locale.ROOT);
        } else {
            outcome = operation.phase() == Phase.ROLLED_BACK
                    ? "rolledBack"
                    : operation.phase().name().toLowerCase(Locale.ROOT);
        }
        if (operation.failure() != null) {
            reason = operation.failure().message();
        }
        if (result != null) {
            changes = result.changes().stream()
                    .limit(MOST_CHANGES)
                    .map(c -> new DeploymentChange(c.object(), c.field(), c.from(), c.to()))
                    .collect(Collectors.toCollection(ArrayList::new));
            Object number = result.values().get("revision");
            revision = number instanceof Number n ? Long.valueOf(n.longValue()) : null;
        }
    }

    void left() {
        finishedMillis = System.currentTimeMillis();
        outcome = "left";
    }

    /** Id of the operation at the agent. */
    @Exported
    public String getOperationId() {
        return operationId;
    }

    /** Name of the endpoint. */
    @Exported
    public String getEndpoint() {
        return endpoint;
    }

    /** The namespace. */
    @Exported
    public String getNamespace() {
        return namespace;
    }

    /** What was deployed to, such as {@code deployment/web}. */
    @Exported
    public String getTarget() {
        return target;
    }

    /** What was asked for, in a few words. */
    @Exported
    public String getSummary() {
        return summary;
    }

    /** Id of the user who started the build, or null. */
    @Exported
    public String getUser() {
        return user;
    }

    /** running, succeeded, unchanged, failed, rolledBack, cancelled, or left when the build did not see the end. */
    @Exported
    public String getOutcome() {
        return outcome;
    }

    /** Why it did not succeed, or null. */
    @Exported
    public String getReason() {
        return reason;
    }

    /** When it was submitted, in milliseconds since 1970. */
    @Exported
    public long getStartedMillis() {
        return startedMillis;
    }

    /** When it ended, in milliseconds since 1970; 0 before. */
    @Exported
    public long getFinishedMillis() {
        return finishedMillis;
    }

    /** Revision of the workload after it, or null. */
    @Exported
    public Long getRevision() {
        return revision;
    }

    /** What it changed. */
    @Exported
    public List<DeploymentChange> getChanges() {
        return new ArrayList<>(changes);
    }

    /** The outcome in the words of the reader's language. */
    public String getOutcomeText() {
        return switch (outcome) {
            case "running" -> Messages.Deployment_Running();
            case "succeeded" -> Messages.Deployment_Succeeded();
            case "unchanged" -> Messages.Deployment_Unchanged();
            case "failed" -> Messages.Deployment_Failed();
            case "rolledBack" -> Messages.Deployment_RolledBack();
            case "cancelled" -> Messages.Deployment_Cancelled();
            case "left" -> Messages.Deployment_Left();
            default -> outcome;
        };
    }

    /** The class that gives the outcome its colour in any theme. */
    public String getColorClass() {
        return switch (outcome) {
            case "succeeded", "unchanged" -> "jenkins-!-success-color";
            case "failed", "rolledBack" -> "jenkins-!-error-color";
            case "cancelled", "left" -> "jenkins-!-warning-color";
            default -> "";
        };
    }

    /** Whether the end is not known yet. */
    public boolean isRunning() {
        return outcome.equals("running");
    }
}
