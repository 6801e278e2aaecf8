package io.jenkins.plugins.lizardcd.agent.archive;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Goes through an archive and refuses what could do harm: paths that leave the root, links of any sort, devices, names
 * that mean the same file, and contents out of proportion to the archive's own size.
 */
final class ArchiveReader {

    /** What one entry may take beside its content: headers with long names, padding. */
    private static final int OVERHEAD = 64 << 10;
    /** Compression of text gets nowhere near; gzip's best is about 1000. */
    private static final int BEST_RATIO = 300;

    private static final int SMALL = 1 << 20;

    private final ArchiveLimits limits;

    ArchiveReader(ArchiveLimits limits) {
        this.limits = limits;
    }

    /** Gets the entries in their order. */
    interface Visitor {
        /** A directory. */
        void directory(String path) throws IOException;

        /** A file; it must be read to its end. */
        void file(String path, InputStream content) throws IOException;
    }

    /** Passes for an archive that {@link #read} would not refuse. */
    void check(byte[] archive) {
        byte[] buffer = new byte[8192];
        read(archive, new Visitor() {
            @Override
            public void directory(String path) {
                // its name was checked, and there is no more to it
            }

            @Override
            public void file(String path, InputStream content) throws IOException {
                while (content.read(buffer) >= 0) {
                    // only counted
                }
            }
        });
    }

    /**
     * Shows all entries to a visitor.
     *
     * @throws ProblemException for an archive that is refused; what was shown before then must be thrown away
     */
    void read(byte[] archive, Visitor visitor) {
        if (archive.length > limits.compressedBytes()) {
            throw tooLarge("takes " + archive.length + " bytes, more than " + limits.compressedBytes());
        }
        EntryNames names = new EntryNames();
        long most = Math.min(limits.unpackedBytes(), Math.max(SMALL, (long) archive.length * BEST_RATIO));
        long left = most;
        int entries = 0;
        String at = "";
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(archive));
                Allowance allowance = new Allowance(plain);
                TarArchiveInputStream tar = new TarArchiveInputStream(allowance, StandardCharsets.UTF_8.name())) {
            allowance.allow(OVERHEAD);
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                at = shown(entry.getName());
                if (++entries > limits.entries()) {
                    throw tooLarge("has more than " + limits.entries() + " entries");
                }
                requirePlain(entry);
                String path = accept(names, entry);
                if (entry.isDirectory()) {
                    visitor.directory(path);
                } else {
                    if (entry.getSize() > left) {
                        throw tooLarge("unpacks to more than " + most + " bytes");
                    }
                    left -= entry.getSize();
                    allowance.allow(entry.getSize() + OVERHEAD);
                    visitor.file(path, tar);
                }
                allowance.allow(OVERHEAD);
            }
        } catch (Allowance.ExceededException e) {
            throw tooLarge("has an entry behind '" + at + "' that is larger than it says");
        } catch (ZipException e) {
            throw refuse("is no gzip-compressed tar: " + e.getMessage());
        } catch (IOException e) {
            throw refuse("cannot be read behind '" + at + "': " + e.getMessage());
        }
        if (entries == 0) {
            throw refuse("is empty");
        }
    }

    private static String accept(EntryNames names, TarArchiveEntry entry) {
        try {
            return names.accept(entry.getName(), entry.isDirectory());
        } catch (IllegalArgumentException e) {
            throw refuse("is refused: the entry '" + shown(entry.getName()) + "' " + e.getMessage());
        }
    }

    /** Links are refused even when they stay inside: what they point to can be another file when it is looked at. */
    private static void requirePlain(TarArchiveEntry entry) {
        String what = null;
        if (entry.isSymbolicLink() || entry.isLink()) {
            what = "is a link; pack the file itself (tar --dereference --hard-dereference)";
        } else if (entry.isSparse()) {
            what = "is a sparse file";
        } else if (!entry.isDirectory() && !isFile(entry.getLinkFlag())) {
            what = "is neither a file nor a directory";
        }
        if (what != null) {
            throw refuse("is refused: the entry '" + shown(entry.getName()) + "' " + what);
        }
    }

    private static boolean isFile(byte flag) {
        return flag == TarArchiveEntry.LF_NORMAL || flag == TarArchiveEntry.LF_OLDNORM;
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
    }

    private static ProblemException refuse(String what) {
        return new ProblemException(ProblemType.UNPROCESSABLE, "the archive " + what);
    }

    private static ProblemException tooLarge(String what) {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "the archive " + what + "; send fewer files, or raise policy.archives of the agent");
    }
}
