package io.jenkins.plugins.lizardcd.agent.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives no more bytes than it is allowed to: a small stream can unpack to an endless one. */
final class Allowance extends FilterInputStream {

    private long left;

    Allowance(InputStream in) {
        super(in);
    }

    /** It was asked for more than was allowed. */
    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Allows so many bytes from here on. */
    void allow(long bytes) {
        left = bytes;
    }

    @Override
    public int read() throws IOException {
        spend(1);
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, (int) Math.min(length, left + 1));
        if (read > 0) {
            spend(read);
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left + 1));
        spend(skipped);
        return skipped;
    }

    private void spend(long bytes) throws IOException {
        if (bytes > left) {
            throw new ExceededException();
        }
        left -= bytes;
    }
}
