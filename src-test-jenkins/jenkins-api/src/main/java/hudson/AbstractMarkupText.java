package hudson;

/** Signature of {@code AbstractMarkupText} (Jenkins core). */
public abstract class AbstractMarkupText {
    public abstract String getText();

    public char charAt(int idx) {
        throw new UnsupportedOperationException();
    }

    public final int length() {
        throw new UnsupportedOperationException();
    }

    public abstract void addMarkup(int startPos, int endPos, String startTag, String endTag);

    AbstractMarkupText() {
        throw new UnsupportedOperationException();
    }
}
