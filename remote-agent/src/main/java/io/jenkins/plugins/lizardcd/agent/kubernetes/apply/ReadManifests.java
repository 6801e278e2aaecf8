package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the manifests of running operations say, so that they are not read again at each call. Nothing but a saving: an
 * operation's spec and its archive never change, and under want of memory all is read anew.
 */
final class ReadManifests {

    private static final int MOST = 16;

    private final Map<String, SoftReference<Manifests>> byOperation = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SoftReference<Manifests>> eldest) {
            return size() > MOST;
        }
    };

    Manifests get(String operation, Supplier<Manifests> reader) {
        Manifests known;
        synchronized (byOperation) {
            SoftReference<Manifests> reference = byOperation.get(operation);
            known = reference == null ? null : reference.get();
        }
        if (known != null) {
            return known;
        }
        Manifests manifests = reader.get();
        synchronized (byOperation) {
            byOperation.put(operation, new SoftReference<>(manifests));
        }
        return manifests;
    }

    void forget(String operation) {
        synchronized (byOperation) {
            byOperation.remove(operation);
        }
    }
}
