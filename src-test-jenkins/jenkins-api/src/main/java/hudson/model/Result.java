package hudson.model;

import java.io.Serializable;

/** Signature of {@code Result} (Jenkins core). */
public final class Result implements Serializable {
    public static final Result SUCCESS = null;

    public static final Result UNSTABLE = null;

    public static final Result FAILURE = null;

    public static final Result NOT_BUILT = null;

    public static final Result ABORTED = null;

    public final int ordinal;

    public final BallColor color;

    public final boolean completeBuild;

    public Result combine(Result that) {
        throw new UnsupportedOperationException();
    }

    public static Result combine(Result r1, Result r2) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorseThan(Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isWorseOrEqualTo(Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isBetterThan(Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isBetterOrEqualTo(Result that) {
        throw new UnsupportedOperationException();
    }

    public boolean isCompleteBuild() {
        throw new UnsupportedOperationException();
    }

    public String toString() {
        throw new UnsupportedOperationException();
    }

    public String toExportedObject() {
        throw new UnsupportedOperationException();
    }

    public static Result fromString(String s) {
        throw new UnsupportedOperationException();
    }

    public static void init() {
        throw new UnsupportedOperationException();
    }

    Result() {
        throw new UnsupportedOperationException();
    }
}
