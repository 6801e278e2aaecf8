package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error answer (RFC 9457 problem details).
 *
 * @param type the sort of problem
 * @param title the sort in words
 * @param status the HTTP status code
 * @param detail one line for this case: object, verb, reason, next action
 * @param rule name of the policy rule that refused, or null
 * @param missing permissions that the agent's Role lacks; null when that is not the problem
 * @param operation id of the operation that stands in the way, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        ProblemType type,
        String title,
        int status,
        String detail,
        String rule,
        List<Permission> missing,
        String operation) {

    /**
     * A problem with nothing but its detail.
     *
     * @param type the sort
     * @param detail one line for this case
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, type.title(), type.status(), detail, null, null, null);
    }
}
