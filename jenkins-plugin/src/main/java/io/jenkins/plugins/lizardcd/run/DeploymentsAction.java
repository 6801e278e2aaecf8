package io.jenkins.plugins.lizardcd.run;

import hudson.model.Run;
import io.jenkins.plugins.lizardcd.shared.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** The deployments of a build: what it changed, where, and how that ended. One per build. */
@ExportedBean(defaultVisibility = 2)
public final class DeploymentsAction implements RunAction2 {

    private static final int MOST = 200;

    // Jenkins may write the build to disk while a parallel branch adds to this.
    private final List<Deployment> deployments = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;

    static void started(Run<?, ?> run, OperationState state) throws IOException {
        DeploymentsAction action = of(run);
        synchronized (action) {
            if (action.byId(state).isPresent()) {
                return; // submitted again after a restart
            }
            if (action.deployments.size() >= MOST) {
                action.deployments.remove(0);
            }
            action.deployments.add(new Deployment(state, Callers.userId(run)));
        }
        run.save();
    }

    static void ended(Run<?, ?> run, OperationState state, Operation operation) throws IOException {
        DeploymentsAction action = of(run);
        synchronized (action) {
            action.byId(state).ifPresent(deployment -> deployment.end(operation));
        }
        run.save();
    }

    static void left(Run<?, ?> run, OperationState state) throws IOException {
        DeploymentsAction action = of(run);
        synchronized (action) {
            action.byId(state).filter(Deployment::isRunning).ifPresent(Deployment::left);
        }
        run.save();
    }

    /**
     * The deployment by which a build first changed, or may have changed, a target: its snapshot is what ran before the
     * build.
     *
     * @param run the build
     * @param endpoint name of the endpoint
     * @param namespace the namespace
     * @param target such as {@code deployment/web}
     */
    public static Optional<Deployment> first(Run<?, ?> run, String endpoint, String namespace, String target) {
        DeploymentsAction action = run.getAction(DeploymentsAction.class);
        return action == null
                ? Optional.empty()
                : action.getDeployments().stream()
                        .filter(d -> d.getEndpoint().equals(endpoint)
                                && d.getNamespace().equals(namespace)
                                && d.getTarget().equals(target)
                                && !d.getOutcome().equals("unchanged"))
                        .findFirst();
    }

    private static DeploymentsAction of(Run<?, ?> run) {
        synchronized (run) {
            DeploymentsAction action = run.getAction(DeploymentsAction.class);
            if (action == null) {
                action = new DeploymentsAction();
                run.addAction(action);
            }
            return action;
        }
    }

    private Optional<Deployment> byId(OperationState state) {
        return deployments.stream()
                .filter(d -> Objects.equals(d.getOperationId(), state.operationId)
                        && d.getEndpoint().equals(state.endpoint)
                        && d.getNamespace().equals(state.namespace))
                .findFirst();
    }

    /** The deployments, oldest first. */
    @Exported
    public synchronized List<Deployment> getDeployments() {
        return new ArrayList<>(deployments);
    }

    /** The build, for the view. */
    public Run<?, ?> getRun() {
        return run;
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getIconFileName() {
        return null; // a summary on the build page, no page of its own
    }

    @Override
    public String getDisplayName() {
        return Messages.DeploymentsAction_DisplayName();
    }

    @Override
    public String getUrlName() {
        return null;
    }
}
