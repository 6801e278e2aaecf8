package io.jenkins.plugins.lizardcd.agent.client;

import io.jenkins.plugins.lizardcd.shared.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The logs of the pods of a namespace. */
public final class PodLogs {

    private static final int LINE_LENGTH = 500;

    private final Rest rest;
    private final String namespace;

    PodLogs(Rest rest, String namespace) {
        this.rest = rest;
        this.namespace = namespace;
    }

    /**
     * Reads the log of a container.
     *
     * @param pod name of the pod
     * @param options which part
     * @return the log; the caller closes it
     */
    public InputStream open(String pod, LogOptions options) {
        return rest.stream(new Rest.Call("get", ApiResource.PODS, namespace, pod, "log", options.query(), "*/*"));
    }

    /**
     * Reads the last lines of a container's log, each cut to a bearable length.
     *
     * @param pod name of the pod
     * @param container name of the container
     * @param lines how many
     * @param previous of the run before its last restart
     * @return oldest first; empty also when there is no log to be had: it is a help, not a condition
     */
    public List<String> lastLines(String pod, String container, int lines, boolean previous) {
        try (InputStream log = open(pod, LogOptions.last(container, lines, previous))) {
            return new String(log.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(l -> l.length() <= LINE_LENGTH ? l : l.substring(0, LINE_LENGTH) + "...")
                    .toList();
        } catch (ProblemException | RetryableException | IOException e) {
            return List.of();
        }
    }
}
