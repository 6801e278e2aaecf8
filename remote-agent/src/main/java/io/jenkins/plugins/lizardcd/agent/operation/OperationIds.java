package io.jenkins.plugins.lizardcd.agent.operation;

import io.jenkins.plugins.lizardcd.shared.OperationId;
import java.util.UUID;

/** Ids of operations as this agent gives them; the name of an operation's record holds its id. */
final class OperationIds {

    private OperationIds() {}

    /** The id for that key; without a key, random. */
    static String of(String key) {
        return OperationId.of(key == null ? UUID.randomUUID().toString() : key);
    }

    /** A short, stable form of any text, for names of objects. */
    static String hash(String text) {
        return OperationId.of(text);
    }
}
