package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why an operation ended without doing what was asked.
 *
 * @param type what sort of failure it is
 * @param message one line: object, verb, reason, next action
 * @param causes the reasons found, most telling first
 * @param byHand a kubectl or helm command to go on by hand, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failure(ProblemType type, String message, List<Cause> causes, String byHand) {

    /** Copies the causes. */
    public Failure {
        causes = causes == null ? List.of() : List.copyOf(causes);
    }

    /**
     * A failure without further causes.
     *
     * @param type what sort of failure it is
     * @param message one line: object, verb, reason, next action
     */
    public static Failure of(ProblemType type, String message) {
        return new Failure(type, message, List.of(), null);
    }
}
