package io.jenkins.plugins.lizardcd.agent.client;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.util.Optional;
import java.util.function.Supplier;

/** An object that does not exist, where that is no problem. */
final class Missing {

    private Missing() {}

    /** The result of a call; empty when it answers that there is no such object. */
    static <T> Optional<T> asEmpty(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (ProblemException e) {
            if (e.problem().type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
