package hudson.model;

import hudson.search.Search;
import hudson.search.SearchIndex;
import hudson.search.SearchableModelObject;

/** Signature of {@code AbstractModelObject} (Jenkins core). */
public abstract class AbstractModelObject implements SearchableModelObject {
    public Search getSearch() {
        throw new UnsupportedOperationException();
    }

    public String getSearchName() {
        throw new UnsupportedOperationException();
    }

    public final SearchIndex getSearchIndex() {
        throw new UnsupportedOperationException();
    }
}
