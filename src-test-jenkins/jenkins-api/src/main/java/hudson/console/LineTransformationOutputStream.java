package hudson.console;

import java.io.IOException;
import java.io.OutputStream;

/** Signature of {@code LineTransformationOutputStream} (Jenkins core). */
public abstract class LineTransformationOutputStream extends OutputStream {
    protected abstract void eol(byte[] b, int len) throws IOException;

    public void write(int b) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void write(byte[] b, int off, int len) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void close() throws IOException {
        throw new UnsupportedOperationException();
    }

    public void forceEol() throws IOException {
        throw new UnsupportedOperationException();
    }

    protected String trimEOL(String line) {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code LineTransformationOutputStream.Delegating} (Jenkins core). */
    public abstract static class Delegating extends LineTransformationOutputStream {
        protected final OutputStream out;

        protected Delegating(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        public void flush() throws IOException {
            throw new UnsupportedOperationException();
        }

        public void close() throws IOException {
            throw new UnsupportedOperationException();
        }
    }
}
