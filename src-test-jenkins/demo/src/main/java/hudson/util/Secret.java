package hudson.util;

import java.io.Serializable;

/** A text that is not to be shown. */
public final class Secret implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A secret of that text. */
    public static Secret fromString(String text) {
        return new Secret(text);
    }

    /** The text as it is: the stand-in writes nothing to disk. */
    public String getEncryptedValue() {
        return text;
    }

    /** The opposite of {@link #getEncryptedValue}. */
    public static Secret decrypt(String data) {
        return new Secret(data);
    }

    /** The text. */
    public String getPlainText() {
        return text;
    }
}
