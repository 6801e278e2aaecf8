package hudson;

/** What the plugin takes from Jenkins' helpers. */
public class Util {

    private Util() {}

    /** The text, or an empty one for null. */
    public static String fixNull(String text) {
        return text == null ? "" : text;
    }

    /** The text, or null when it is empty. */
    public static String fixEmpty(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** The text without blanks around it, or null when nothing is left. */
    public static String fixEmptyAndTrim(String text) {
        return text == null ? null : fixEmpty(text.trim());
    }
}
