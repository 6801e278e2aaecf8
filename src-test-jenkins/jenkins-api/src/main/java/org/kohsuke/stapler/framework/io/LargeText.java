package org.kohsuke.stapler.framework.io;

import java.io.File;
import java.nio.charset.Charset;

/** Signature of {@code LargeText} (Stapler). */
public class LargeText {
    public LargeText(File file, Charset charset, boolean completed) {
        throw new UnsupportedOperationException();
    }

    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }

    public long length() {
        throw new UnsupportedOperationException();
    }
}
