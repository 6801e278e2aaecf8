package io.jenkins.plugins.lizardcd.agent.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.Permission;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The archives of a namespace, in immutable Secrets of less than 1 MiB each. The first part is written last, so that an
 * archive that has one is whole.
 */
public final class Archives {

    /** How long an archive that no operation names is kept after it was sent. */
    static final Duration KEEP = Duration.ofHours(1);

    private static final int PART = 768 << 10;
    private static final int TRIES = 5;
    private static final String LABEL = "lizardcd.io/record";
    private static final String LABEL_VALUE = "archive";
    private static final String ID = "lizardcd.io/archive";
    private static final String SENT_AT = "lizardcd.io/sent-at";
    private static final String PARTS = "lizardcd.io/parts";
    private static final String DATA = "part";
    private static final List<String> VERBS = List.of("get", "list", "create", "patch", "delete");

    private final Cluster cluster;

    /**
     * The archives of a namespace.
     *
     * @param cluster the namespace
     */
    public Archives(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What the agent must be allowed to for operations that name an archive. */
    public static List<Permission> permissions() {
        return VERBS.stream().map(ApiResource.SECRETS::permission).toList();
    }

    /**
     * Checks an archive and keeps it. To do that again is harmless, and lets it be kept longer.
     *
     * @param archive a gzip-compressed tar
     * @param limits how large it may be
     * @throws ProblemException for an archive that is refused, or when the Role lacks a right
     */
    public ArchiveReference store(byte[] archive, ArchiveLimits limits) {
        new ArchiveReader(limits).check(archive);
        ArchiveReference reference = new ArchiveReference(digest(archive), archive.length);
        int parts = (archive.length + PART - 1) / PART;
        for (int part = parts - 1; part >= 0; part--) {
            byte[] data = Arrays.copyOfRange(archive, part * PART, Math.min(archive.length, (part + 1) * PART));
            put(reference, part, parts, data);
        }
        return reference;
    }

    private void put(ArchiveReference reference, int part, int parts, byte[] data) {
        for (int i = 0; i < TRIES; i++) {
            ObjectNode secret = JsonNodeFactory.instance.objectNode();
            secret.put("apiVersion", "v1").put("kind", "Secret").put("type", "lizardcd.io/archive");
            secret.put("immutable", true);
            secret.withObject("/metadata").put("name", name(reference, part));
            secret.withObject("/metadata/labels").put(LABEL, LABEL_VALUE);
            secret.withObject("/metadata/annotations")
                    .put(ID, reference.id())
                    .put(PARTS, Integer.toString(parts))
                    .put(SENT_AT, Instant.now().toString());
            try {
                Optional<KubeObject> found = cluster.find(ApiResource.SECRETS, name(reference, part));
                if (found.isPresent()) {
                    // The name is the content: only its age changes.
                    ObjectNode age = secret.deepCopy().retain("metadata");
                    cluster.patch(ApiResource.SECRETS, found.get(), PatchType.MERGE, age);
                } else {
                    secret.withObject("/data").put(DATA, data);
                    cluster.create(ApiResource.SECRETS, secret);
                }
                return;
            } catch (ConflictException e) {
                // Somebody sends the same archive, or it was just pruned; look again.
                continue;
            } catch (ProblemException e) {
                if (e.problem().type() != ProblemType.NOT_FOUND) {
                    throw e;
                }
            }
        }
        throw new RetryableException(name(reference, part) + " changed while it was being written", null);
    }

    /**
     * Passes when the archive is there and will be for long enough to begin an operation with it.
     *
     * @param reference which one
     * @throws ProblemException MISSING_ARCHIVE: the client has to send it
     */
    public void require(ArchiveReference reference) {
        Instant oldest = Instant.now().minus(KEEP.dividedBy(2));
        boolean there = cluster.find(ApiResource.SECRETS, name(reference, 0))
                .filter(s -> sentAt(s).isAfter(oldest))
                .isPresent();
        if (!there) {
            throw missing(reference);
        }
    }

    /**
     * Unpacks an archive into a private directory.
     *
     * @param reference which one
     * @return the files; close it to remove them
     * @throws ProblemException when it is not there any more, or its content is not what its name says
     */
    public UnpackedArchive unpack(ArchiveReference reference) {
        return UnpackedArchive.of(read(reference));
    }

    private byte[] read(ArchiveReference reference) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream((int) Math.min(reference.size(), 8 << 20));
        int parts = 1;
        for (int part = 0; part < parts; part++) {
            KubeObject secret =
                    cluster.find(ApiResource.SECRETS, name(reference, part)).orElseThrow(() -> missing(reference));
            parts = Integer.parseInt(secret.annotation(PARTS).orElse("1"));
            archive.writeBytes(Base64.getDecoder().decode(secret.text("data", DATA)));
        }
        byte[] bytes = archive.toByteArray();
        if (!digest(bytes).equals(reference.id())) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "the secrets " + name(reference, 0)
                            + " ... do not hold what their name says: somebody changed them."
                            + " Delete them, and start again");
        }
        return bytes;
    }

    /**
     * Deletes archives that were sent long ago and that no operation needs.
     *
     * @param needed ids of those that operations name which have not ended
     */
    public void prune(Set<String> needed) {
        Instant oldest = Instant.now().minus(KEEP);
        for (KubeObject secret : cluster.listMetadata(ApiResource.SECRETS, LABEL + "=" + LABEL_VALUE)) {
            boolean live = needed.contains(secret.annotation(ID).orElse(""));
            if (!live && sentAt(secret).isBefore(oldest)) {
                try {
                    cluster.deleteUnchanged(ApiResource.SECRETS, secret);
                } catch (ConflictException e) {
                    // It was just sent again, or another replica was first.
                    continue;
                } catch (ProblemException e) {
                    if (e.problem().type() != ProblemType.NOT_FOUND) {
                        throw e;
                    }
                }
            }
        }
    }

    private static Instant sentAt(KubeObject secret) {
        return secret.annotation(SENT_AT).map(Instant::parse).orElse(Instant.EPOCH);
    }

    private static ProblemException missing(ArchiveReference reference) {
        String id = reference.id().substring(0, 12);
        return new ProblemException(
                ProblemType.MISSING_ARCHIVE,
                "the archive " + id + "... is not in the namespace, or not for much longer; send it, and submit again");
    }

    private static String name(ArchiveReference reference, int part) {
        return "lizard-archive-" + reference.id() + "-" + part;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
