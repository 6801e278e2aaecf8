package hudson.model;

/** Signature of {@code DescriptorByNameOwner} (Jenkins core). */
public interface DescriptorByNameOwner extends ModelObject {
    default Descriptor getDescriptorByName(String id) {
        throw new UnsupportedOperationException();
    }
}
