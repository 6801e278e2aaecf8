package io.jenkins.plugins.lizardcd.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures as Markdown, and their place in the page about them. */
final class Report {

    private static final String BEGIN = "<!-- figures: written by src-test-jenkins/benchmarks/run -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private Report() {}

    static String text(String machine, List<Answer> answers) {
        StringBuilder text = new StringBuilder(machine).append('\n');
        if (answers.stream().anyMatch(a -> !a.goals().isEmpty())) {
            text.append("\n| goal (`DESIGN.md` §8) | measured | met |\n|---|---|---|\n");
        }
        answers.forEach(a -> a.goals().forEach(g -> text.append(g.row())));
        answers.forEach(a -> text.append('\n').append(a.tables()));
        return text.toString();
    }

    /** Replaces the figures of a page; the prose around them stays. */
    static void write(Path page, String text) throws IOException {
        String old = Files.readString(page);
        int from = old.indexOf(BEGIN);
        int to = old.indexOf(END);
        if (from < 0 || to < from) {
            throw new IOException(
                    page + " has no place for figures: the lines " + BEGIN.strip() + " and " + END.strip());
        }
        Files.writeString(page, old.substring(0, from + BEGIN.length()) + "\n" + text + "\n" + old.substring(to));
    }
}
