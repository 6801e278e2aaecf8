package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** The typed part of an event. A reader that meets a type it does not know gets {@link Other}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = EventData.Other.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = EventData.Phased.class, name = "phase"),
    @JsonSubTypes.Type(value = EventData.Changed.class, name = "change"),
    @JsonSubTypes.Type(value = EventData.Progressed.class, name = "progress"),
    @JsonSubTypes.Type(value = EventData.Troubled.class, name = "trouble"),
    @JsonSubTypes.Type(value = EventData.Logged.class, name = "log"),
    @JsonSubTypes.Type(value = EventData.Other.class, name = "other")
})
public sealed interface EventData {

    /**
     * The operation entered a phase.
     *
     * @param phase the phase
     */
    record Phased(Phase phase) implements EventData {}

    /**
     * The operation changed something.
     *
     * @param change what
     */
    record Changed(Change change) implements EventData {}

    /**
     * A rollout moved.
     *
     * @param workload {@code kind/name}
     * @param updated pods of the wanted template
     * @param ready pods of the wanted template that are ready
     * @param available pods of the wanted template that are available
     * @param desired wanted number of pods
     */
    record Progressed(String workload, int updated, int ready, int available, int desired) implements EventData {}

    /**
     * An object is in trouble.
     *
     * @param cause what is known
     */
    record Troubled(Cause cause) implements EventData {}

    /**
     * An object has logged something that its reader wants to see.
     *
     * @param object {@code kind/name}
     * @param lines the last lines of its log, oldest first
     */
    record Logged(String object, List<String> lines) implements EventData {
        /** Copies the lines. */
        public Logged {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** Data of a newer version. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Other() implements EventData {}
}
