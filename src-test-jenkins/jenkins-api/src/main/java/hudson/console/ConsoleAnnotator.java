package hudson.console;

import hudson.MarkupText;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/** Signature of {@code ConsoleAnnotator} (Jenkins core). */
public abstract class ConsoleAnnotator<T> implements Serializable {
    public abstract ConsoleAnnotator<T> annotate(T context, MarkupText text);

    public static <T> ConsoleAnnotator<T> cast(ConsoleAnnotator<? super T> a) {
        throw new UnsupportedOperationException();
    }

    public static <T> ConsoleAnnotator<T> combine(Collection<? extends ConsoleAnnotator<? super T>> all) {
        throw new UnsupportedOperationException();
    }

    public static <T> ConsoleAnnotator<T> initial(T context) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<ConsoleAnnotator<T>> _for(T context) {
        throw new UnsupportedOperationException();
    }
}
