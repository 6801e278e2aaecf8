package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A new image for one container.
 *
 * @param container name of the container or init container; null means the sole container of the workload
 * @param image the image reference
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerImage(String container, String image) {

    /** Refuses an image that is no image reference and a container name that Kubernetes would refuse. */
    public ContainerImage {
        if (container != null) {
            Names.requireLabel(container, "container");
        }
        Names.requireImage(image);
    }

    /**
     * Reads kubectl's {@code container=image}.
     *
     * @param text such as {@code web=repo/web:1}
     * @throws IllegalArgumentException when there is no {@code =} or one side is wrong
     */
    public static ContainerImage parse(String text) {
        int equals = text == null ? -1 : text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not container=image; write for example web=repo/web:1.5");
        }
        return new ContainerImage(
                text.substring(0, equals).trim(), text.substring(equals + 1).trim());
    }
}
