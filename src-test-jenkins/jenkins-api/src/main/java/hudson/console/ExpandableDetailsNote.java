package hudson.console;

import hudson.MarkupText;

/** Signature of {@code ExpandableDetailsNote} (Jenkins core). */
public class ExpandableDetailsNote extends ConsoleNote {
    public ExpandableDetailsNote(String caption, String html) {
        throw new UnsupportedOperationException();
    }

    public ConsoleAnnotator annotate(Object context, MarkupText text, int charPos) {
        throw new UnsupportedOperationException();
    }

    public static String encodeTo(String buttonCaption, String html) {
        throw new UnsupportedOperationException();
    }
}
