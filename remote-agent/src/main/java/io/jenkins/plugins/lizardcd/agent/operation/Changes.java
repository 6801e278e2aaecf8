package io.jenkins.plugins.lizardcd.agent.operation;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Both kinds of news about a watched object: it is there, or it is gone. */
record Changes<T>(Consumer<T> seen, Consumer<T> gone) implements ResourceEventHandler<T> {

    @Override
    public void onAdd(T object) {
        seen.accept(object);
    }

    @Override
    public void onUpdate(T before, T object) {
        seen.accept(object);
    }

    @Override
    public void onDelete(T object, boolean stateUnknown) {
        gone.accept(object);
    }
}
