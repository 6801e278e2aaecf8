package io.jenkins.plugins.lizardcd.agent.handler;

import io.jenkins.plugins.lizardcd.shared.OperationSpec;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.List;
import java.util.Set;

/**
 * Carries out one kind of operation. Found through {@link java.util.ServiceLoader}: a handler is a class with a public
 * constructor without parameters and {@code @AutoService(OperationHandler.class)}; nothing else has to know of it.
 *
 * <p>A handler holds no state. The engine calls {@link #advance} whenever something the operation waits for may have
 * changed, after a restart of the agent as well, perhaps in another replica. Each call looks at the journal and at the
 * world, does what is due without long blocking, and says how to go on.
 *
 * @param <S> the record in the contract
 */
public interface OperationHandler<S extends OperationSpec> {

    /** The record that this handler carries out. */
    Class<S> specType();

    /** All permissions that this kind of operation can need; the generated Role grants these. */
    Set<Permission> permissions();

    /**
     * The permissions that this very operation needs. The engine checks them before the first call of {@link #advance}.
     *
     * @param spec what to do
     */
    Set<Permission> permissions(S spec);

    /**
     * What the operation locks, before it begins: for a handler that finds more targets than the request names, such as
     * the workloads in manifests. It may read, but not write.
     *
     * @param spec what to do
     * @param run the operation
     * @return all targets, those of the spec among them
     */
    default List<String> targets(S spec, Run run) throws Exception {
        return spec.targets();
    }

    /**
     * Moves the operation on.
     *
     * @param spec what to do
     * @param run the operation: its journal, events, cluster and deadline
     * @return how to go on
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException to end the operation with that problem: as failed,
     *     or as cancelled when that is its type
     * @throws Exception a fault that may pass, such as a lost connection: the engine calls again after a pause
     */
    Progress advance(S spec, Run run) throws Exception;
}
