package io.jenkins.plugins.lizardcd.agent.client;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command that runs in a container, as {@code kubectl exec}. Thread-safe. */
public final class PodCommand implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(PodCommand.class);

    private final AtomicReference<End> end = new AtomicReference<>();
    private final CommandOutput output = new CommandOutput();
    private final String pod;
    private final Fence fence;
    private final Runnable onEnd;
    private ExecWatch watch;
    private volatile Instant over;

    private PodCommand(String pod, Fence fence, Runnable onEnd) {
        this.pod = pod;
        this.fence = fence;
        this.onEnd = onEnd;
    }

    /**
     * How it ended.
     *
     * @param exitCode of the program; null when it could not be started, or when the connection broke
     * @param reason why there is no exit code; else null
     */
    public record End(Integer exitCode, String reason) {}

    /**
     * Starts a command; returns when the container runs it.
     *
     * @param fence of the operation that it belongs to
     * @param onEnd called once when it has ended; must not block
     * @throws ProblemException when the API server refuses
     * @throws RetryableException when it cannot be reached
     */
    static PodCommand start(
            KubernetesClient client,
            String namespace,
            String pod,
            String container,
            List<String> command,
            Fence fence,
            Runnable onEnd) {
        PodCommand started = new PodCommand(pod, fence, onEnd);
        try {
            started.watch = client.pods()
                    .inNamespace(namespace)
                    .withName(pod)
                    .inContainer(container)
                    .writingOutput(started.output.standard())
                    .writingError(started.output.error())
                    .usingListener(started.new Listener())
                    .exec(command.toArray(String[]::new));
        } catch (KubernetesClientException e) {
            String detail = "exec in pod/" + pod + " could not begin: " + e.getMessage();
            if (e.getCode() >= 400) { // an answer, so nothing has begun
                throw new ProblemException(ProblemType.UNPROCESSABLE, detail);
            }
            throw new RetryableException(detail, e);
        }
        return started;
    }

    private final class Listener implements ExecListener {
        @Override
        public void onExit(int code, Status status) {
            // Without an exit code nothing was run: the status then says why, such as a program that is not there.
            boolean ran = code >= 0;
            ended(new End(ran ? code : null, ran || status == null ? null : status.getMessage()));
        }

        @Override
        public void onFailure(Throwable fault, Response response) {
            ended(new End(null, "the connection to the container broke: " + fault));
        }

        @Override
        public void onClose(int code, String reason) {
            ended(new End(null, "the connection to the container was closed before the command ended"));
        }
    }

    private void ended(End how) {
        // What our own close brings about is not how the command ended.
        if (over == null && end.compareAndSet(null, how)) {
            onEnd.run();
        }
    }

    /** How it ended; null while it runs. All output is there when this is. */
    public End end() {
        return end.get();
    }

    /** What it has written so far. */
    public CommandOutput output() {
        return output;
    }

    /**
     * Whether it was closed, and that long ago.
     *
     * @param time how long
     */
    public boolean overFor(Duration time) {
        return over != null && over.plus(time).isBefore(Instant.now());
    }

    /** Closes the connection of a command that still runs, when its operation has gone to another replica. */
    public void closeIfLost() {
        if (over != null || end() != null) {
            return;
        }
        try {
            fence.check();
        } catch (FencedException e) {
            LOGGER.warn("closes the connection to a command in pod/{}: {}", pod, e.getMessage());
            close();
        }
    }

    /** Closes the connection. Whether a program that still runs is ended by that is up to the container's runtime. */
    @Override
    public void close() {
        over = over == null ? Instant.now() : over;
        if (watch != null) {
            watch.close();
        }
    }
}
