package io.jenkins.plugins.lizardcd.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured values of one kind. Thread-safe. */
final class Samples {

    private final List<Double> values = new ArrayList<>();

    synchronized void add(double value) {
        values.add(value);
    }

    synchronized void addAll(Samples others) {
        values.addAll(others.values);
    }

    /** A value that so many percent of all values do not exceed. */
    synchronized double percentile(double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        int index = (int) Math.ceil(percent / 100 * sorted.size()) - 1;
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, index));
    }

    /** For what is counted in steps that are coarse beside one value. */
    synchronized double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    double median() {
        return percentile(50);
    }

    double most() {
        return percentile(100);
    }

    /** A number with so many digits behind the point; the same in every locale. */
    static String text(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
