package com.google.common.util.concurrent;

/** Signature of {@code FutureCallback} (Guava). */
public interface FutureCallback<V> {
    void onSuccess(V result);

    void onFailure(Throwable t);
}
