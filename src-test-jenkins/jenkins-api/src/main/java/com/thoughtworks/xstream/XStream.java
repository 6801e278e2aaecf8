package com.thoughtworks.xstream;

/** Signature of {@code XStream} (XStream). */
public class XStream {
    public XStream() {
        throw new UnsupportedOperationException();
    }

    public void alias(String name, Class type) {
        throw new UnsupportedOperationException();
    }

    public void processAnnotations(Class type) {
        throw new UnsupportedOperationException();
    }
}
