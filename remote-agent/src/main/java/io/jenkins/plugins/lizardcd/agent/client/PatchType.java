package io.jenkins.plugins.lizardcd.agent.client;

/** The patch formats of the API server. */
public enum PatchType {
    /** Lists of built-in kinds merge by their key: containers by name. Custom resources refuse it (415). */
    STRATEGIC("application/strategic-merge-patch+json"),
    /** RFC 7396: lists are replaced as a whole. */
    MERGE("application/merge-patch+json"),
    /** RFC 6902: single operations by path. */
    JSON("application/json-patch+json"),
    /** Server-side apply: what the manager wants, field by field. */
    APPLY("application/apply-patch+yaml");

    private final String mediaType;

    PatchType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }
}
