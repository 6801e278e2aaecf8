package io.jenkins.plugins.lizardcd.shared;

/** Paths and header names of the agent's HTTP interface, version 1. */
public final class Api {

    /** Version of the contract, the first segment of every versioned path. */
    public static final String VERSION = "v1";

    /** Media type of a {@link Problem} (RFC 9457). */
    public static final String PROBLEM_JSON = "application/problem+json";

    /** Media type of an event stream (HTML Standard, Server-Sent Events). */
    public static final String EVENT_STREAM = "text/event-stream";

    /** Header with the name of a chart whose archive is answered. */
    public static final String CHART = "Lizard-Chart";

    /** Header with the version of a chart whose archive is answered. */
    public static final String CHART_VERSION = "Lizard-Chart-Version";

    /** The most bytes of a chart's archive that are answered. */
    public static final int LARGEST_CHART = 8 << 20;

    /** Header with the number of the last event a client has seen; the stream goes on behind it. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private Api() {}

    /**
     * Path of the operations of a namespace: POST submits, GET lists.
     *
     * @param namespace name of the namespace
     */
    public static String operations(String namespace) {
        return "/" + VERSION + "/namespaces/" + namespace + "/operations";
    }

    /**
     * Path of one operation.
     *
     * @param namespace name of the namespace
     * @param id the operation's id
     */
    public static String operation(String namespace, String id) {
        return operations(namespace) + "/" + id;
    }

    /**
     * Path of an operation's events, as Server-Sent Events.
     *
     * @param namespace name of the namespace
     * @param id the operation's id
     */
    public static String events(String namespace, String id) {
        return operation(namespace, id) + "/events";
    }

    /**
     * Path to which a {@link CancelRequest} is posted.
     *
     * @param namespace name of the namespace
     * @param id the operation's id
     */
    public static String cancel(String namespace, String id) {
        return operation(namespace, id) + "/cancel";
    }

    /**
     * Path to which a client posts {@code {}} to have the time-out of an operation count anew.
     *
     * @param namespace name of the namespace
     * @param id the operation's id
     */
    public static String renew(String namespace, String id) {
        return operation(namespace, id) + "/renew";
    }

    /**
     * Path of a read in a namespace.
     *
     * @param namespace name of the namespace
     * @param read what is read: {@code status}, {@code get}, {@code logs}, {@code pods} or {@code events}
     */
    public static String read(String namespace, String read) {
        return "/" + VERSION + "/namespaces/" + namespace + "/" + read;
    }

    /**
     * Path to which the bytes of an archive are posted; the answer is its {@link ArchiveReference}.
     *
     * @param namespace name of the namespace
     */
    public static String archives(String namespace) {
        return "/" + VERSION + "/namespaces/" + namespace + "/archives";
    }

    /**
     * Path of a read of a Helm release.
     *
     * @param namespace name of the namespace
     * @param release name of the release
     * @param part what is read: {@code status}, {@code history}, {@code values}, {@code manifest}, {@code hooks},
     *     {@code notes}; or {@code drift}, to which a {@link DriftQuery} is posted
     */
    public static String release(String namespace, String release, String part) {
        return read(namespace, "releases") + "/" + release + "/" + part;
    }

    /**
     * Path to which a {@link ChartQuery} is posted.
     *
     * @param namespace name of the namespace
     * @param part what is asked: {@code values}, {@code readme}, {@code crds}, {@code chart}, {@code template},
     *     {@code lint}, {@code versions}, or {@code pull}, which answers with the archive
     */
    public static String chart(String namespace, String part) {
        return read(namespace, "charts") + "/" + part;
    }

    /** Path of {@link Capabilities}. */
    public static String capabilities() {
        return "/" + VERSION + "/capabilities";
    }
}
