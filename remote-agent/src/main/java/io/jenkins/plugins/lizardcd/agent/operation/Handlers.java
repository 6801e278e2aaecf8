package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Collection;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The handlers on the class path, one for each kind of operation. */
public final class Handlers {

    private final Map<String, OperationHandler<?>> byKind = new TreeMap<>();

    /**
     * Finds them.
     *
     * @throws IllegalStateException when two want the same kind
     */
    public Handlers() {
        ServiceLoader.load(OperationHandler.class).forEach(this::add);
    }

    private void add(OperationHandler<?> handler) {
        OperationHandler<?> other = byKind.put(OperationSpec.kindName(handler.specType()), handler);
        if (other != null) {
            throw new IllegalStateException(other.getClass() + " and " + handler.getClass() + " handle the same kind");
        }
    }

    /** The kinds of operations that can be run, in alphabetical order. */
    public Collection<String> kinds() {
        return byKind.keySet();
    }

    /**
     * The handler of a kind.
     *
     * @param kind the kind's name
     * @throws ProblemException when there is none
     */
    public OperationHandler<?> of(String kind) {
        OperationHandler<?> handler = byKind.get(kind);
        if (handler == null) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "this agent cannot run '" + kind + "'; it knows " + byKind.keySet() + "; upgrade the agent");
        }
        return handler;
    }

    /**
     * The handler of a spec.
     *
     * @param spec what to do
     */
    @SuppressWarnings("unchecked") // a handler is found by the very type it declares
    public <S extends OperationSpec> OperationHandler<S> of(S spec) {
        return (OperationHandler<S>) of(spec.kindName());
    }
}
