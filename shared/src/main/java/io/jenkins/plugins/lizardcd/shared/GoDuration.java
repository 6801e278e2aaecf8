package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time in the spelling of kubectl and helm: {@code 90s}, {@code 5m}, {@code 1h30m}, {@code 500ms}.
 *
 * @param value the length, never negative
 */
public record GoDuration(Duration value) {

    private static final Pattern WHOLE = Pattern.compile("(\\d+(\\.\\d+)?(ms|h|m|s))+");
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s)");

    /** Refuses a missing or negative length. */
    public GoDuration {
        if (value == null || value.isNegative()) {
            throw new IllegalArgumentException("a duration must not be negative or missing");
        }
    }

    /**
     * Reads the spelling of kubectl and helm; a bare {@code 0} is allowed as there.
     *
     * @param text for example {@code 1h30m}
     * @throws IllegalArgumentException when the text is no such duration; the message shows a right one
     */
    @JsonCreator
    public static GoDuration parse(String text) {
        String trimmed = text == null ? "" : text.trim().toLowerCase(Locale.ROOT);
        if (trimmed.equals("0")) {
            return new GoDuration(Duration.ZERO);
        }
        if (!WHOLE.matcher(trimmed).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration; write a number and a unit, such as 90s, 5m or 1h30m");
        }
        double millis = 0;
        Matcher part = PART.matcher(trimmed);
        while (part.find()) {
            millis += Double.parseDouble(part.group(1)) * unitMillis(part.group(2));
        }
        return new GoDuration(Duration.ofMillis(Math.round(millis)));
    }

    private static long unitMillis(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }

    /** The length in milliseconds. */
    public long toMillis() {
        return value.toMillis();
    }

    /** The shortest spelling: {@code 1h30m}, {@code 0s}. */
    @Override
    @JsonValue
    public String toString() {
        StringBuilder text = new StringBuilder();
        append(text, value.toHours(), "h");
        append(text, value.toMinutesPart(), "m");
        append(text, value.toSecondsPart(), "s");
        append(text, value.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
