package io.jenkins.plugins.lizardcd.shared;

import java.util.regex.Pattern;

/**
 * Names a gzip-compressed tar archive of workspace files that lies in the namespace. The name is the content: an archive
 * that was uploaded once need not be uploaded again, and no other content can take its place.
 *
 * @param id SHA-256 of the compressed bytes, as 64 hex digits
 * @param size of the compressed bytes
 */
public record ArchiveReference(String id, long size) {

    /** Media type in which an archive is posted. */
    public static final String MEDIA_TYPE = "application/gzip";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    /**
     * Stands in a spec until the files are packed. An agent has no such archive, so it refuses an operation that was
     * submitted with it.
     */
    public static final ArchiveReference PENDING = new ArchiveReference("0".repeat(64), 0);

    /** Refuses what can be no digest. */
    public ArchiveReference {
        if (id == null || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of an archive is the SHA-256 of its bytes, as 64 hex digits");
        }
        if (size < 0) {
            throw new IllegalArgumentException("the size of an archive must be 0 or more, not " + size);
        }
    }
}
