package hudson.remoting;

/** Signature of {@code Future} (Remoting). */
public interface Future<V> extends java.util.concurrent.Future<V> {}
