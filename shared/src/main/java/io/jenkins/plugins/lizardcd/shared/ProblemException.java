package io.jenkins.plugins.lizardcd.shared;

/** Carries a {@link Problem} to whoever answers the request or ends the operation. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /**
     * Wraps a problem.
     *
     * @param problem what to answer
     */
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /**
     * A problem with nothing but its detail.
     *
     * @param type the sort
     * @param detail one line: object, verb, reason, next action
     */
    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
