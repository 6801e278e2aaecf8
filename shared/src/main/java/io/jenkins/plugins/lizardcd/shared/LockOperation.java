package io.jenkins.plugins.lizardcd.shared;

import java.util.List;

/** Operations that only lock. */
public sealed interface LockOperation extends OperationSpec {

    /**
     * Holds a lock of the namespace until it is cancelled, which ends it well, or until its time-out passes without a
     * renewal, which means that whoever wanted it is gone. Changes nothing.
     *
     * @param name name of the lock, as a DNS label
     */
    record HoldLock(String name) implements LockOperation {
        public HoldLock {
            Names.requireLabel(name, "lock");
        }

        @Override
        public List<String> targets() {
            return List.of("lock/" + name);
        }

        @Override
        public boolean renewable() {
            return true;
        }
    }
}
