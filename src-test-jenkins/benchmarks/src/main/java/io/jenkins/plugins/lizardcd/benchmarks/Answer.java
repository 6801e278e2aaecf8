package io.jenkins.plugins.lizardcd.benchmarks;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param tables Markdown
 * @param goals how it compares with the design's goals
 */
record Answer(String tables, List<Goal> goals) {

    /**
     * One goal of the design.
     *
     * @param what it asks for
     * @param measured in words
     * @param met whether it is reached
     */
    record Goal(String what, String measured, boolean met) {

        String row() {
            return "| " + what + " | " + measured + " | " + (met ? "yes" : "no") + " |\n";
        }
    }
}
