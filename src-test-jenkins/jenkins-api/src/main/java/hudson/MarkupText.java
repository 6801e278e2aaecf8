package hudson;

/** Signature of {@code MarkupText} (Jenkins core). */
public class MarkupText extends AbstractMarkupText {
    public MarkupText(String text) {
        throw new UnsupportedOperationException();
    }

    public String getText() {
        throw new UnsupportedOperationException();
    }

    public void addMarkup(int startPos, int endPos, String startTag, String endTag) {
        throw new UnsupportedOperationException();
    }

    public void addMarkup(int pos, String tag) {
        throw new UnsupportedOperationException();
    }

    public String toString(boolean preEscape) {
        throw new UnsupportedOperationException();
    }
}
