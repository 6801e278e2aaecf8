package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an operation shall do. In JSON the field {@code kind} says which record it is: {@code SetImage} is
 * {@code "setImage"}. Each capability has one sealed interface with its records; a new operation is a new record there.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface OperationSpec
        permits ContainerOperation, HelmOperation, LockOperation, ManifestOperation, WorkloadOperation {

    /**
     * The targets that this operation locks while it runs, such as {@code deployment/web}. Empty when it only watches.
     */
    @JsonIgnore
    List<String> targets();

    /** The images that this operation brings into the namespace, for the agent's policy. */
    @JsonIgnore
    default List<String> imageReferences() {
        return List.of();
    }

    /**
     * Whether only its handler finds out what it changes and which images it brings, as from manifests. It then asks the
     * agent's policy itself, before the first write.
     */
    @JsonIgnore
    default boolean contentUnknown() {
        return false;
    }

    /** The chart that this operation brings into the namespace, for the agent's policy. */
    @JsonIgnore
    default Optional<ChartSource> source() {
        return Optional.empty();
    }

    /** The operations that this one consists of: itself, and for a batch those in it as well. */
    @JsonIgnore
    default List<OperationSpec> parts() {
        return List.of(this);
    }

    /**
     * The archives of workspace files that the operation reads. They must lie in the namespace before it is submitted,
     * and stay there until it has ended.
     */
    @JsonIgnore
    default List<ArchiveReference> archives() {
        return List.of();
    }

    /** Whether the spec holds secrets, so that the agent keeps its record in a Secret instead of a ConfigMap. */
    @JsonIgnore
    default boolean sensitive() {
        return false;
    }

    /** Whether it runs a command of the caller's in the containers of its targets, which a policy must allow by name. */
    @JsonIgnore
    default boolean runsCommands() {
        return false;
    }

    /** Whether a client that waits may renew its time-out, again and again. */
    @JsonIgnore
    default boolean renewable() {
        return false;
    }

    /** The value of {@code kind} in JSON. */
    @JsonIgnore
    default String kindName() {
        return kindName(getClass());
    }

    /**
     * The value of {@code kind} for a spec type: its simple name with a small first letter.
     *
     * @param type a record type
     */
    static String kindName(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** All record types of all capabilities, found through the sealed interfaces. */
    static List<Class<?>> types() {
        return leaves(OperationSpec.class).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OperationSpec::leaves)
                : Stream.of(type);
    }
}
