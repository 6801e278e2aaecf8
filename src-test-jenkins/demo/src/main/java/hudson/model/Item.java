package hudson.model;

/** A job, as far as the plugin asks. */
public interface Item {

    /** Where it is. */
    ItemGroup<? extends Item> getParent();

    /** Its name. */
    String getFullName();
}
