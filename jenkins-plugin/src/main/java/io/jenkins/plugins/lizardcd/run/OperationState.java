package io.jenkins.plugins.lizardcd.run;

import hudson.util.Secret;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.Json;
import io.jenkins.plugins.lizardcd.workspace.WorkspaceFiles;
import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;

/**
 * What must survive a restart of the controller to go on with an operation. Its serial form is for ever: add fields,
 * never remove or rename one. The request may hold secrets (values of a chart, manifests), and the state goes into the
 * build's directory: it is kept encrypted with this controller's key.
 */
public final class OperationState implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final String PROCESS = UUID.randomUUID().toString();

    final String endpoint;
    final String namespace;
    final String credentialsId;
    final String target;
    final String summary;
    private final String encryptedRequest;
    final long timeoutMillis;
    final boolean quiet;
    final boolean leaveOnAbort;
    final boolean changing;
    final boolean renewed;
    final long startedMillis;
    private final String process;

    WorkspaceFiles files;
    String archiveId;
    long archiveSize;
    String operationId;
    long cursor;
    long deadlineMillis;
    boolean cancelSent;
    boolean headPrinted;
    boolean letGo;
    Throwable stopCause;

    /**
     * The state of an operation that is not submitted yet.
     *
     * @param where where it goes
     * @param target what it is about, such as {@code deployment/web}
     * @param summary what it does, in a few words for the log
     * @param request JSON of the request, with its idempotency key
     * @param timeoutMillis time-out in the request
     * @param quiet only first and last line in the log
     * @param leaveOnAbort whether an abort of the build leaves the operation running
     * @param changing whether it changes objects, so that the build keeps a record of it
     * @param renewed whether its time-out is renewed as long as it is followed
     */
    public OperationState(
            Target where,
            String target,
            String summary,
            String request,
            long timeoutMillis,
            boolean quiet,
            boolean leaveOnAbort,
            boolean changing,
            boolean renewed) {
        this.endpoint = where.endpoint();
        this.namespace = where.namespace();
        this.credentialsId = where.credentialsId();
        this.target = target;
        this.summary = summary;
        this.encryptedRequest = Secret.fromString(request).getEncryptedValue();
        this.timeoutMillis = timeoutMillis;
        this.quiet = quiet;
        this.leaveOnAbort = leaveOnAbort;
        this.changing = changing;
        this.renewed = renewed;
        this.startedMillis = System.currentTimeMillis();
        this.process = PROCESS;
    }

    /**
     * Has files of the workspace sent ahead of the request, in whose spec the archive is still {@link
     * io.jenkins.plugins.lizardcd.shared.ArchiveReference#PENDING pending}.
     *
     * @param needed which files; null for none
     */
    public void sendAhead(WorkspaceFiles needed) {
        this.files = needed;
    }

    /** Whether the host must have a workspace. */
    public boolean needsWorkspace() {
        return files != null;
    }

    /**
     * JSON of the request, with its idempotency key.
     *
     * @throws IOException when another controller, or one whose keys were replaced, has written the state
     */
    String request() throws IOException {
        Secret decrypted = encryptedRequest == null ? null : Secret.decrypt(encryptedRequest);
        if (decrypted == null) {
            throw new IOException(where() + ": what the build wanted cannot be decrypted with the keys of this Jenkins;"
                    + " start the build again");
        }
        return decrypted.getPlainText();
    }

    /** Whether another process of the controller made it, which may have submitted it before it was killed. */
    boolean fromElsewhere() {
        return !PROCESS.equals(process);
    }

    /**
     * The idempotency key in the request.
     *
     * @throws IOException as {@link #request}
     */
    String key() throws IOException {
        return Json.tolerant().readTree(request()).path("key").asText();
    }

    /** {@code shop/deployment/web on prod}, as log lines begin. */
    public String where() {
        return namespace + "/" + target + " on " + endpoint;
    }
}
