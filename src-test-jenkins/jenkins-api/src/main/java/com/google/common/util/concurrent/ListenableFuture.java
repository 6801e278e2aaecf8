package com.google.common.util.concurrent;

import hudson.model.Executor;

/** Signature of {@code ListenableFuture} (Guava). */
public interface ListenableFuture<V> extends java.util.concurrent.Future<V> {
    void addListener(Runnable listener, Executor executor);
}
