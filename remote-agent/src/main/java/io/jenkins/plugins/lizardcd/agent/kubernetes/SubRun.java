package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.shared.Caller;
import io.jenkins.plugins.lizardcd.shared.CancelRequest;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.OnAbort;
import java.time.Instant;
import java.util.Optional;

/** One part of an operation: its run, with names of its own in the journal and on the objects. */
public final class SubRun implements Run {

    private final Run run;
    private final String name;
    private final String label;

    /** One operation of a batch. */
    SubRun(Run run, int index) {
        this(run, Integer.toString(index), "");
    }

    /**
     * A part of an operation.
     *
     * @param run the whole
     * @param name of the part, unique in the operation
     * @param label what its messages begin with
     */
    public SubRun(Run run, String name, String label) {
        this.run = run;
        this.name = name;
        this.label = label;
    }

    private String name(String step) {
        return name + "/" + step;
    }

    @Override
    public String id() {
        return run.id() + "." + name;
    }

    @Override
    public String namespace() {
        return run.namespace();
    }

    @Override
    public Caller caller() {
        return run.caller();
    }

    @Override
    public boolean dryRun() {
        return run.dryRun();
    }

    @Override
    public OnAbort onAbort() {
        return run.onAbort();
    }

    @Override
    public Instant startedAt() {
        return run.startedAt();
    }

    @Override
    public Instant deadline() {
        return run.deadline();
    }

    @Override
    public boolean expired() {
        return run.expired();
    }

    @Override
    public void puttingBack(Instant until) {
        run.puttingBack(until);
    }

    @Override
    public Optional<CancelRequest> cancel() {
        return run.cancel();
    }

    @Override
    public AgentPolicy policy() {
        return run.policy();
    }

    @Override
    public Cluster cluster() {
        return run.cluster();
    }

    @Override
    public Runnable waker() {
        return run.waker();
    }

    @Override
    public <T> T act(String step, Object before, Class<T> type, Act<T> act) throws Exception {
        return run.act(name(step), before, type, act);
    }

    @Override
    public <T> T note(String step, Class<T> type, Observation<T> value) throws Exception {
        return run.note(name(step), type, value);
    }

    @Override
    public <T> Optional<T> noted(String step, Class<T> type) {
        return run.noted(name(step), type);
    }

    @Override
    public <T> Optional<T> notedBy(String operation, String step, Class<T> type) {
        return run.notedBy(operation, step, type);
    }

    @Override
    public void tell(String topic, Level level, String message, EventData data) {
        run.tell(name(topic), level, label + message, data);
    }
}
