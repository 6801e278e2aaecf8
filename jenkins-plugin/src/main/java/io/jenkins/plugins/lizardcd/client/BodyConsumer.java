package io.jenkins.plugins.lizardcd.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolVersion;

/** Takes an answer of bounded size. */
final class BodyConsumer extends AbstractBinResponseConsumer<Answer> {

    private static final String OURS = "Lizard-";

    private final int limit;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private boolean http2;
    private String contentType = "";
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    BodyConsumer(int limit) {
        this.limit = limit;
    }

    static boolean isHttp2(HttpResponse response) {
        ProtocolVersion version = response.getVersion();
        return version != null && version.getMajor() == 2;
    }

    @Override
    protected void start(HttpResponse response, ContentType type) {
        status = response.getCode();
        http2 = isHttp2(response);
        contentType = type == null ? "" : type.getMimeType();
        for (Header header : response.getHeaders()) {
            if (header.getName().regionMatches(true, 0, OURS, 0, OURS.length())) {
                headers.put(header.getName(), header.getValue());
            }
        }
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
        if (body.size() + source.remaining() > limit) {
            throw new BodyTooLargeException("the agent's answer is larger than " + limit + " bytes; ask for less");
        }
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        body.writeBytes(bytes);
    }

    @Override
    protected Answer buildResult() {
        return new Answer(status, http2, contentType, headers, body.toByteArray());
    }

    @Override
    public void releaseResources() {
        // nothing to release: the answer owns a copy of the bytes
    }

    /** The answer exceeds what the controller takes. */
    static final class BodyTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        BodyTooLargeException(String message) {
            super(message);
        }
    }
}
