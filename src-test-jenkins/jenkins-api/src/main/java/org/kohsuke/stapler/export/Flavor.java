package org.kohsuke.stapler.export;

/** Signature of {@code Flavor} (Stapler). */
public enum Flavor {
    JSON,
    JSONP,
    PYTHON,
    RUBY,
    XML;

    public final String contentType;

    Flavor() {
        throw new UnsupportedOperationException();
    }
}
