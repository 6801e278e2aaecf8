package io.jenkins.plugins.lizardcd.agent.handler;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Phase;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import org.junit.jupiter.api.Test;

final class ProgressTest {

    @Test
    void aCancelJustBeforeTheWriteEndsTheOperationAsCancelled() {
        Progress.Failed ended = (Progress.Failed)
                Progress.ended(new ProblemException(ProblemType.CANCELLED, "deployment/web was not changed"));

        assertThat(ended.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(ended.failure().message()).isEqualTo("deployment/web was not changed");
    }

    @Test
    void anyOtherProblemEndsItAsFailed() {
        Progress.Failed ended =
                (Progress.Failed) Progress.ended(new ProblemException(ProblemType.CONFLICT, "changed by anna"));

        assertThat(ended.phase()).isEqualTo(Phase.FAILED);
        assertThat(ended.failure().type()).isEqualTo(ProblemType.CONFLICT);
    }
}
