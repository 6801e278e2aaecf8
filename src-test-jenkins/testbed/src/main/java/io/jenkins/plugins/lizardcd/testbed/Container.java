package io.jenkins.plugins.lizardcd.testbed;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A container of a sample workload.
 *
 * @param name its name
 * @param image what it runs
 * @param environment variables for the sample program (see {@link SampleImage})
 * @param requests resource requests, as in cpu → 100m
 * @param probed whether it has a readiness probe on {@code /healthz}
 */
public record Container(
        String name, String image, Map<String, String> environment, Map<String, String> requests, boolean probed) {

    /** Copies the maps, keeping their order. */
    public Container {
        environment = new LinkedHashMap<>(environment);
        requests = new LinkedHashMap<>(requests);
    }

    /**
     * A server with a readiness probe.
     *
     * @param name its name
     * @param image what it runs
     */
    public static Container server(String name, SampleImage image) {
        return new Container(name, image.reference(), Map.of(), Map.of(), true);
    }

    /**
     * A container that runs to its end: for jobs and init containers.
     *
     * @param name its name
     * @param image what it runs
     */
    public static Container task(String name, SampleImage image) {
        return new Container(name, image.reference(), Map.of(), Map.of(), false);
    }

    /**
     * The same with one more variable.
     *
     * @param variable its name
     * @param value its value
     */
    public Container with(String variable, Object value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value.toString());
        return new Container(name, image, more, requests, probed);
    }

    /**
     * The same with a resource request.
     *
     * @param resource cpu or memory
     * @param quantity as in {@code 100m}
     */
    public Container requesting(String resource, String quantity) {
        Map<String, String> more = new LinkedHashMap<>(requests);
        more.put(resource, quantity);
        return new Container(name, image, environment, more, probed);
    }
}
