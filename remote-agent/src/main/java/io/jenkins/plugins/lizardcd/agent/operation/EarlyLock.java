package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that was asked for while its operation was still being recorded, so that the two calls overlap. It is a mere
 * head start: where the answer is not a plain yes, the lock is taken as if nothing had been asked. Whoever has this
 * either uses it or gives it back.
 */
final class EarlyLock {

    private static final Logger LOGGER = LoggerFactory.getLogger(EarlyLock.class);
    private static final long LIMIT_SECONDS = 20;

    private final TargetLocks locks;
    private final String target;
    private final TargetLocks.Holder holder;
    private final CompletableFuture<Optional<KubeObject>> answer;

    EarlyLock(
            TargetLocks locks,
            String target,
            TargetLocks.Holder holder,
            CompletableFuture<Optional<KubeObject>> answer) {
        this.locks = locks;
        this.target = target;
        this.holder = holder;
        this.answer = answer;
    }

    /** Waits for the answer; true when the holder has the lock now. */
    boolean takenBy(TargetLocks.Holder me) {
        Optional<KubeObject> lease = answered();
        boolean mine = lease.isPresent() && holder.equals(me);
        if (mine) {
            locks.holds(target, lease.get());
        }
        return mine;
    }

    /** Gives the lock back if it was got, and if nobody has adopted it since. */
    void giveBack() {
        try {
            answered().ifPresent(locks::deleteExactly);
        } catch (RuntimeException e) {
            LOGGER.warn("cannot give back the lock of {}: {}", target, e.getMessage());
        }
    }

    private Optional<KubeObject> answered() {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.debug("early lock of {}", target, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
