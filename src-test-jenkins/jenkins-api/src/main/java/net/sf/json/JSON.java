package net.sf.json;

import java.io.Serializable;

/** Signature of {@code JSON} (json-lib). */
public interface JSON extends Serializable {
    boolean isArray();

    boolean isEmpty();

    int size();

    String toString(int indentFactor);
}
