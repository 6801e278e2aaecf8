package hudson.util;

import com.thoughtworks.xstream.XStream;
import java.io.IOException;
import java.io.OutputStream;

/** Signature of {@code XStream2} (Jenkins core). */
public class XStream2 extends XStream {
    public XStream2() {
        throw new UnsupportedOperationException();
    }

    protected void setupConverters() {
        throw new UnsupportedOperationException();
    }

    public void addCriticalField(Class<?> clazz, String field) {
        throw new UnsupportedOperationException();
    }

    public void toXMLUTF8(Object obj, OutputStream out) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void addCompatibilityAlias(String oldClassName, Class newClass) {
        throw new UnsupportedOperationException();
    }
}
