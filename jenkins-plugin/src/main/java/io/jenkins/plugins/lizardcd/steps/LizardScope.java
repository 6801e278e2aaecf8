package io.jenkins.plugins.lizardcd.steps;

import java.io.Serializable;
import java.util.ArrayList;

/** What {@code withLizard} says to the steps inside it. Parts that it does not say are null. */
public final class LizardScope implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The scope outside of any {@code withLizard}. */
    static final LizardScope NONE = new LizardScope(null, null, null, null, null);

    private final String endpoint;
    private final String namespace;
    private final String credentialsId;
    private final String timeout;
    private final String onAbort;
    private final ArrayList<String> locks = new ArrayList<>();

    LizardScope(String endpoint, String namespace, String credentialsId, String timeout, String onAbort) {
        this.endpoint = endpoint;
        this.namespace = namespace;
        this.credentialsId = credentialsId;
        this.timeout = timeout;
        this.onAbort = onAbort;
    }

    /** Name of the endpoint. */
    public String endpoint() {
        return endpoint;
    }

    /** The namespace. */
    public String namespace() {
        return namespace;
    }

    /** Credential to use instead of the endpoint's. */
    public String credentialsId() {
        return credentialsId;
    }

    /** Default time-out. */
    public String timeout() {
        return timeout;
    }

    /** Default of onAbort. */
    public String onAbort() {
        return onAbort;
    }

    /** This scope where it says something, the outer one where it does not. */
    LizardScope inside(LizardScope outer) {
        // The credential of one endpoint is not for another.
        boolean same = endpoint == null || endpoint.equals(outer.endpoint);
        LizardScope both = new LizardScope(
                or(endpoint, outer.endpoint),
                or(namespace, outer.namespace),
                same ? or(credentialsId, outer.credentialsId) : credentialsId,
                or(timeout, outer.timeout),
                or(onAbort, outer.onAbort));
        both.locks.addAll(outer.locks);
        both.locks.addAll(locks);
        return both;
    }

    /** Whether a block around holds that lock, so that nobody else can ever get it inside. */
    boolean holds(String lock) {
        return locks.contains(lock);
    }

    /** The same inside of that lock. */
    LizardScope holding(String lock) {
        LizardScope inside = new LizardScope(endpoint, namespace, credentialsId, timeout, onAbort);
        inside.locks.addAll(locks);
        inside.locks.add(lock);
        return inside;
    }

    private static String or(String first, String second) {
        return first != null ? first : second;
    }
}
