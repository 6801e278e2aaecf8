package hudson;

import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Descriptor.FormException;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;

/** Signature of {@code DescriptorExtensionList} (Jenkins core). */
public class DescriptorExtensionList<T extends Describable<T>, D extends Descriptor<T>> extends ExtensionList<D> {
    protected DescriptorExtensionList(Jenkins jenkins, Class<T> describableType) {
        super((Jenkins) null, (Class) null);
        throw new UnsupportedOperationException();
    }

    public static <T extends Describable<T>, D extends Descriptor<T>>
            DescriptorExtensionList<T, D> createDescriptorList(Jenkins jenkins, Class<T> describableType) {
        throw new UnsupportedOperationException();
    }

    public D find(Class<? extends T> type) {
        throw new UnsupportedOperationException();
    }

    public T newInstanceFromRadioList(JSONObject config) throws FormException {
        throw new UnsupportedOperationException();
    }

    public D findByName(String id) {
        throw new UnsupportedOperationException();
    }
}
