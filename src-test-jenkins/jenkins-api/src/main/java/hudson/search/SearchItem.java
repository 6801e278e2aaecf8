package hudson.search;

/** Signature of {@code SearchItem} (Jenkins core). */
public interface SearchItem {
    String getSearchName();

    String getSearchUrl();

    SearchIndex getSearchIndex();
}
