package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.operation.OperationEngine.Submitted;
import io.jenkins.plugins.lizardcd.shared.OperationRequest;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.Problem;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The way of a request into the records of a namespace: under one key there is one operation. */
final class Submission {

    private final NamespaceEngine engine;
    private final OperationRequest request;
    private final String id;

    Submission(NamespaceEngine engine, OperationRequest request) {
        this.engine = engine;
        this.request = request;
        this.id = OperationIds.of(request.key());
    }

    /**
     * Records the operation, or finds the one that was recorded under this key before.
     *
     * @throws ProblemException when this replica cannot run it, the Role lacks a permission, or the key belongs to
     *     another request
     */
    Submitted record() {
        Replica.Incarnation life = engine.replica().current();
        if (!life.good()) {
            throw new ProblemException(
                    ProblemType.UNAVAILABLE,
                    "the agent cannot accept operations now: it cannot renew its Lease in namespace "
                            + engine.cluster().namespace()
                            + ". Is the API server reachable, and may the agent create and update leases there?");
        }
        if (engine.cache().view(id).isPresent()) {
            return same();
        }
        engine.permissions()
                .require(engine.needs(request.spec()), request.spec().kindName());
        if (request.spec().sensitive()) {
            engine.watchSecrets();
        }
        request.spec().archives().forEach(new Archives(engine.cluster())::require);
        return engine.create(fresh(life.identity()))
                .map(created -> new Submitted(created.view(), true))
                .orElseGet(this::same);
    }

    private OperationRecord fresh(String holder) {
        Instant now = engine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        OperationRecord.State state =
                new OperationRecord.State(Phase.ACCEPTED, holder, now, null, null, null, null, null);
        String namespace = engine.cluster().namespace();
        return new OperationRecord(id, namespace, request, 1, state, List.of(), List.of(), null, null);
    }

    private Submitted same() {
        Optional<OperationRecord> known = engine.cache().get(id);
        OperationRecord existing = known.or(() -> engine.store().get(id).map(engine::take))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNAVAILABLE, "operation " + id + " was just deleted; submit it again"));
        OperationRequest old = existing.request();
        boolean same = old.spec().equals(request.spec())
                && old.timeout().equals(request.timeout())
                && old.onAbort() == request.onAbort()
                && old.lock() == request.lock()
                && old.dryRun().equals(request.dryRun());
        if (same) {
            return new Submitted(existing.view(), false);
        }
        throw new ProblemException(new Problem(
                ProblemType.KEY_REUSED,
                ProblemType.KEY_REUSED.title(),
                ProblemType.KEY_REUSED.status(),
                "the key '" + request.key() + "' belongs to operation " + id + " ("
                        + old.spec().kindName() + "), which was asked for with other values; use a new key",
                null,
                null,
                id));
    }
}
