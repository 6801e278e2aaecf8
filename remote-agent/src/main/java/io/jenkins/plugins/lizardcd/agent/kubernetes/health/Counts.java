package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

/**
 * Pods of a workload.
 *
 * @param desired how many there shall be
 * @param updated of the wanted template
 * @param ready ready ones
 * @param available available ones
 * @param total all, also of older templates
 */
public record Counts(int desired, int updated, int ready, int available, int total) {

    /** Nothing is known. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** {@code 1/3 updated, 3 available}. */
    public String describe() {
        int old = total - updated;
        String ending =
                old > 0 && updated >= desired ? ", " + old + (old == 1 ? " old pod ends" : " old pods end") : "";
        return updated + "/" + desired + " updated, " + available + " available" + ending;
    }
}
