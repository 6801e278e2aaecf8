package hudson.search;

import hudson.model.ModelObject;

/** Signature of {@code SearchableModelObject} (Jenkins core). */
public interface SearchableModelObject extends ModelObject, SearchItem {
    Search getSearch();
}
