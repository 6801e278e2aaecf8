package net.sf.json;

/** Signature of {@code AbstractJSON} (json-lib). */
abstract class AbstractJSON {
    AbstractJSON() {
        throw new UnsupportedOperationException();
    }
}
