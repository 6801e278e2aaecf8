package hudson;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;

/** The extensions of a type: as in Jenkins, those that the index of {@link Extension} names. */
public class ExtensionList<T> extends AbstractList<T> {

    private static final Map<Class<?>, Object> INSTANCES = new ConcurrentHashMap<>();

    private final List<T> found = new ArrayList<>();

    private ExtensionList(Class<T> type) {
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class)) {
            try {
                if (item.element() instanceof Class<?> extension && type.isAssignableFrom(extension)) {
                    found.add(type.cast(INSTANCES.computeIfAbsent(extension, ExtensionList::make)));
                }
            } catch (InstantiationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Object make(Class<?> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("extension " + type, e);
        }
    }

    /** All extensions of a type. */
    public static <T> ExtensionList<T> lookup(Class<T> type) {
        return new ExtensionList<>(type);
    }

    /** The only extension of a type. */
    public static <U> U lookupSingleton(Class<U> type) {
        ExtensionList<U> all = lookup(type);
        if (all.size() != 1) {
            throw new IllegalStateException("there are " + all.size() + " extensions of " + type);
        }
        return all.get(0);
    }

    @Override
    public T get(int index) {
        return found.get(index);
    }

    @Override
    public int size() {
        return found.size();
    }
}
