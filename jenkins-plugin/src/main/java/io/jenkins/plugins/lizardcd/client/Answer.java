package io.jenkins.plugins.lizardcd.client;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP answer with its whole body.
 *
 * @param status status code
 * @param http2 whether it came over HTTP/2
 * @param contentType media type without parameters; empty when the answer names none
 * @param body the body
 */
record Answer(int status, boolean http2, String contentType, byte[] body) {

    boolean successful() {
        return status >= 200 && status < 300;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
