package io.jenkins.plugins.lizardcd.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An HTTP answer with its whole body.
 *
 * @param status status code
 * @param http2 whether it came over HTTP/2
 * @param contentType media type without parameters; empty when the answer names none
 * @param headers the headers that only agents send, by their names
 * @param body the body
 */
record Answer(int status, boolean http2, String contentType, Map<String, String> headers, byte[] body) {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
