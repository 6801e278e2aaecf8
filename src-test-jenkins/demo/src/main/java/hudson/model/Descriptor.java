package hudson.model;

/** Describes a type. */
public abstract class Descriptor<T extends Describable<T>> implements Saveable {

    /** What it describes. */
    public final Class<? extends T> clazz;

    /** For the type that encloses this one. */
    @SuppressWarnings("unchecked") // by convention
    protected Descriptor() {
        clazz = (Class<? extends T>) getClass().getEnclosingClass();
    }

    /** Name for people. */
    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    /** Nothing outlives a stand-in. */
    @Override
    public void save() {
        // nothing is kept
    }
}
