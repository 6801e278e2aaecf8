package io.jenkins.plugins.lizardcd.agent.archive;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How large an archive of workspace files may be.
 *
 * @param compressedBytes of the body that is posted; default 3 MiB
 * @param unpackedBytes of all files together; default 20 MiB
 * @param entries files and directories; default 2000
 */
public record ArchiveLimits(
        @JsonProperty("compressedBytes") Integer compressedBytes,
        @JsonProperty("unpackedBytes") Integer unpackedBytes,
        @JsonProperty("entries") Integer entries) {

    /** What counts when nobody has said anything. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(null, null, null);

    /** The most that can be permitted: an archive is held in memory while it is stored. */
    static final ArchiveLimits MOST = new ArchiveLimits(8 << 20, 64 << 20, 10_000);

    /** Fills in the defaults and refuses what the agent does not have the memory for. */
    public ArchiveLimits {
        compressedBytes = between("compressedBytes", compressedBytes, 3 << 20, 8 << 20);
        unpackedBytes = between("unpackedBytes", unpackedBytes, 20 << 20, 64 << 20);
        entries = between("entries", entries, 2000, 10_000);
    }

    private static int between(String name, Integer value, int otherwise, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw new IllegalArgumentException(
                    "policy.archives." + name + " must be between 1 and " + most + ", not " + value);
        }
        return value == null ? otherwise : value;
    }
}
