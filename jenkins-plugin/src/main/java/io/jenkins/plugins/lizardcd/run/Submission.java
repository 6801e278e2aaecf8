package io.jenkins.plugins.lizardcd.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Computer;
import io.jenkins.plugins.lizardcd.client.AgentClient;
import io.jenkins.plugins.lizardcd.client.AgentException;
import io.jenkins.plugins.lizardcd.shared.ArchiveReference;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.shared.Operation;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Submits an operation, with the files of the workspace that it names. The files are packed first, so that the request
 * names them by their digest; they are sent only when the agent says that it does not have them. Whatever is repeated
 * after a lost connection or a restart of the controller does no harm, and sends nothing twice.
 */
final class Submission {

    private final OperationState state;
    private final OperationHost host;
    private byte[] archive;

    Submission(OperationState state, OperationHost host) {
        this.state = state;
        this.host = host;
    }

    /** Tries once; fails with an {@link AgentException}, or with what the workspace says. */
    CompletableFuture<Operation> send(AgentClient client) {
        if (!state.needsWorkspace()) {
            return submit(client);
        }
        CompletableFuture<?> named = state.archiveId == null ? pack() : CompletableFuture.completedFuture(null);
        return named.thenCompose(n -> submit(client))
                .handle((operation, error) -> error == null
                        ? CompletableFuture.completedFuture(operation)
                        : missingArchive(error) ? upload(client) : CompletableFuture.<Operation>failedFuture(error))
                .thenCompose(Function.identity())
                .whenComplete((operation, error) -> {
                    if (error == null) {
                        archive = null;
                    }
                });
    }

    private CompletableFuture<Operation> upload(AgentClient client) {
        CompletableFuture<?> packed = archive == null ? pack() : CompletableFuture.completedFuture(null);
        return packed.thenCompose(p -> client.upload(state.namespace, archive))
                .thenCompose(reference -> submit(client));
    }

    /** On a thread that may wait for the node. */
    private CompletableFuture<Void> pack() {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        FilePath workspace = host.workspace();
                        if (workspace == null) {
                            throw new AbortException("there is no workspace with the files any more");
                        }
                        archive = state.files.pack(workspace);
                        state.archiveSize = archive.length;
                        state.archiveId = digest(archive);
                        // Before the request can arrive: the same archive must be named after a restart.
                        host.save();
                    } catch (IOException | InterruptedException e) {
                        throw new CompletionException(e);
                    }
                },
                Computer.threadPoolForRemoting);
    }

    private CompletableFuture<Operation> submit(AgentClient client) {
        if (state.needsWorkspace() && state.stopCause != null) {
            return CompletableFuture.failedFuture(AgentException.refused("the build was aborted", null));
        }
        try {
            return client.submit(state.namespace, request());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private String request() throws IOException {
        if (!state.needsWorkspace()) {
            return state.request();
        }
        try {
            ObjectNode request = (ObjectNode) Json.tolerant().readTree(state.request());
            ArchiveReference reference = new ArchiveReference(state.archiveId, state.archiveSize);
            request.withObject("/spec").set("archive", Json.tolerant().valueToTree(reference));
            return request.toString();
        } catch (JsonProcessingException e) {
            throw new IOException("the request cannot be read: " + Json.explain(e), e);
        }
    }

    private static boolean missingArchive(Throwable error) {
        return AgentClient.unwrap(error) instanceof AgentException known
                && known.problem() != null
                && known.problem().type() == ProblemType.MISSING_ARCHIVE;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
