package io.jenkins.plugins.lizardcd.agent.client;

import java.time.Duration;

/**
 * Which part of a container's log to read, as {@code kubectl logs}.
 *
 * @param container null for the pod's sole container
 * @param tail last lines; 0 or less for all
 * @param since only what is younger; null for all
 * @param previous the log of the container before its last restart
 * @param limitBytes at most this much; 0 or less for no limit
 * @param follow go on until the container ends
 * @param timestamps put the time before each line
 */
public record LogOptions(
        String container,
        int tail,
        Duration since,
        boolean previous,
        long limitBytes,
        boolean follow,
        boolean timestamps) {

    /**
     * The last lines of one container.
     *
     * @param container its name
     * @param tail how many
     * @param previous of the run before its last restart
     */
    public static LogOptions last(String container, int tail, boolean previous) {
        return new LogOptions(container, tail, null, previous, 65_536, false, false);
    }

    String query() {
        StringBuilder query = new StringBuilder("?follow=").append(follow);
        add(query, "container", container);
        add(query, "tailLines", tail > 0 ? tail : null);
        add(query, "sinceSeconds", since == null ? null : Math.max(1, since.toSeconds()));
        add(query, "previous", previous ? true : null);
        add(query, "limitBytes", limitBytes > 0 ? limitBytes : null);
        add(query, "timestamps", timestamps ? true : null);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, Object value) {
        if (value != null) {
            query.append('&').append(name).append('=').append(Rest.encode(value.toString()));
        }
    }
}
