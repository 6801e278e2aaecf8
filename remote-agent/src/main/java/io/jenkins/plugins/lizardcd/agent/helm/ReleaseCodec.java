package io.jenkins.plugins.lizardcd.agent.helm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How helm packs the record of a revision into a Secret: compressed JSON, encoded twice. */
final class ReleaseCodec {

    /** A Secret holds 1 MiB; what unpacks to more than this was made to do harm. */
    private static final int LARGEST = 32 << 20;

    private ReleaseCodec() {}

    // Encoded twice: by helm, and by Kubernetes as the data of any Secret.
    static ObjectNode decode(String data) {
        byte[] once = Base64.getDecoder().decode(data);
        byte[] twice = Base64.getDecoder().decode(once);
        boolean zipped = twice.length > 2 && twice[0] == 0x1f && twice[1] == (byte) 0x8b;
        try (InputStream in =
                zipped ? new GZIPInputStream(new ByteArrayInputStream(twice)) : new ByteArrayInputStream(twice)) {
            byte[] json = in.readNBytes(LARGEST + 1);
            if (json.length > LARGEST) {
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "the record of a release is larger than " + (LARGEST >> 20) + " MiB");
            }
            return (ObjectNode) Json.tolerant().readTree(json);
        } catch (IOException | ClassCastException e) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE, "the record of a release cannot be read: " + e.getMessage());
        }
    }

    static String encode(ObjectNode content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Json.tolerant().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(Base64.getEncoder().encode(bytes.toByteArray()));
    }
}
