package hudson.search;

/** Signature of {@code Search} (Jenkins core). */
public class Search {
    public Search() {
        throw new UnsupportedOperationException();
    }
}
