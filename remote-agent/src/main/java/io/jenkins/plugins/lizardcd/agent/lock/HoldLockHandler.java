package io.jenkins.plugins.lizardcd.agent.lock;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.EventData;
import io.jenkins.plugins.lizardcd.shared.Failure;
import io.jenkins.plugins.lizardcd.shared.Level;
import io.jenkins.plugins.lizardcd.shared.LockOperation.HoldLock;
import io.jenkins.plugins.lizardcd.shared.Outcome;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import io.jenkins.plugins.lizardcd.shared.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a lock. The engine has taken it before the first call, in the order of the requests. */
@AutoService(OperationHandler.class)
public final class HoldLockHandler implements OperationHandler<HoldLock> {

    // The deadline and a cancel wake it anyway.
    private static final Duration RECHECK = Duration.ofMinutes(1);

    @Override
    public Class<HoldLock> specType() {
        return HoldLock.class;
    }

    @Override
    public Set<Permission> permissions() {
        return Set.of();
    }

    @Override
    public Set<Permission> permissions(HoldLock spec) {
        return Set.of();
    }

    @Override
    public Progress advance(HoldLock spec, Run run) {
        if (run.cancel().isPresent()) {
            run.tell("lock", Level.INFO, "let go of the lock " + spec.name(), null);
            return Progress.done(new Result(Outcome.SUCCEEDED, List.of(), Map.of("lock", spec.name())));
        }
        if (run.expired()) {
            String message = "nobody renewed the lock " + spec.name() + " in time, so it is free for others";
            return Progress.failed(Failure.of(ProblemType.TIMEOUT, message));
        }
        run.tell("lock", Level.INFO, "holds the lock " + spec.name(), new EventData.Phased(Phase.RUNNING));
        return new Progress.Wait(Set.of(), RECHECK);
    }
}
