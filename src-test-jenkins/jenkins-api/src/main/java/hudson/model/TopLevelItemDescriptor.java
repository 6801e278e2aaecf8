package hudson.model;

/** Signature of {@code TopLevelItemDescriptor} (Jenkins core). */
public abstract class TopLevelItemDescriptor extends Descriptor<TopLevelItem> {
    protected TopLevelItemDescriptor(Class<? extends TopLevelItem> clazz) {
        throw new UnsupportedOperationException();
    }

    protected TopLevelItemDescriptor() {
        throw new UnsupportedOperationException();
    }

    public abstract TopLevelItem newInstance(ItemGroup parent, String name);
}
