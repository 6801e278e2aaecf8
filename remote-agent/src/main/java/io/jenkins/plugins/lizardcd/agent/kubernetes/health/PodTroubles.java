package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what keeps a pod from getting ready. The reasons are the kubelet's and the scheduler's own words; which of them
 * are final follows Argo CD and kstatus, with shorter graces.
 */
public final class PodTroubles {

    /** A missing Secret or ConfigMap, or a registry that answers late, is often there a moment later. */
    private static final Duration GRACE = Duration.ofSeconds(4);

    /** The scheduler decides anew when pods end or nodes come. */
    private static final Duration SCHEDULE_GRACE = Duration.ofSeconds(6);

    private static final Duration BACK_OFF_GRACE = Duration.ofSeconds(5);

    /** How long a container that has crashed must run again before it counts as running. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final String OUT_OF_MEMORY = "OOMKilled";
    private static final Set<String> PULL_FINAL =
            Set.of("ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError");
    private static final Set<String> PULL = Set.of("ErrImagePull", "RegistryUnavailable");
    private static final Set<String> START = Set.of(
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError",
            "PostStartHookError",
            "PreCreateHookError");
    private static final Set<String> MOUNT = Set.of("FailedMount", "FailedAttachVolume", "FailedMapVolume");

    private final KubeObject pod;
    private final World world;
    private final boolean mayCrash;
    private final List<Trouble> found = new ArrayList<>();

    private PodTroubles(KubeObject pod, World world, boolean mayCrash) {
        this.pod = pod;
        this.world = world;
        this.mayCrash = mayCrash;
    }

    /**
     * Looks at one pod.
     *
     * @param pod the pod
     * @param world what else was read: the pod's warnings and the time
     * @param mayCrash whether a crash is no reason to give up: the pods of a Job, which counts its tries itself
     * @return most telling first; empty for a pod that is ready or well on its way
     */
    public static List<Trouble> of(KubeObject pod, World world, boolean mayCrash) {
        PodTroubles look = new PodTroubles(pod, world, mayCrash);
        if (!pod.deleting()
                && !pod.isTrue("Ready")
                && !pod.text("status", "phase").equals("Succeeded")) {
            look.look();
        }
        return look.found;
    }

    /**
     * The containers of a pod that run again after a crash, but not for long yet.
     *
     * @param pod a pod that is ready
     * @param world the time
     * @return none of which is fatal; they say when to look again
     */
    static List<Trouble> justRestarted(KubeObject pod, World world) {
        List<Trouble> found = new ArrayList<>();
        if (pod.deleting()) {
            return found;
        }
        pod.items("status", "containerStatuses").forEach(container -> {
            JsonNode end = container.path("lastState").path("terminated");
            Duration runs = KubeObject.time(
                            container.path("state").path("running").path("startedAt"))
                    .map(world::age)
                    .orElse(SETTLED);
            if (end.path("exitCode").asInt() != 0 && runs.compareTo(SETTLED) < 0) {
                String name = container.path("name").asText();
                String reason = end.path("reason").asText("Error");
                Trouble trouble = Trouble.fatal(
                        pod.ref(),
                        name,
                        reason,
                        pod.ref() + ": container " + name + " runs again after " + reason + " (exit "
                                + end.path("exitCode").asInt() + "); waits whether it stays");
                found.add(Trouble.lasting(trouble, runs, SETTLED).withLog(pod.name(), true));
            }
        });
        return found;
    }

    private void look() {
        if (pod.text("status", "phase").equals("Failed")) {
            failed();
            return;
        }
        JsonNode scheduled = pod.condition("PodScheduled");
        if (scheduled.path("status").asText().equals("False")) {
            unscheduled(scheduled);
            return;
        }
        pod.items("status", "initContainerStatuses").forEach(c -> container(c, true));
        pod.items("status", "containerStatuses").forEach(c -> container(c, false));
        if (found.isEmpty()) {
            volumes();
        }
        if (found.isEmpty()) {
            pod.items("status", "containerStatuses")
                    .filter(c ->
                            c.path("state").has("running") && !c.path("ready").asBoolean())
                    .forEach(this::unready);
        }
    }

    private void failed() {
        String reason = pod.text("status", "reason");
        if (!reason.isEmpty()) {
            // Evicted, NodeLost, Preempting: the controller makes another pod.
            String said = pod.text("status", "message");
            found.add(Trouble.mild(pod.ref(), null, reason, podName() + reason + (said.isEmpty() ? "" : ": " + said)));
            return;
        }
        pod.items("status", "initContainerStatuses").forEach(c -> exited(c, true));
        pod.items("status", "containerStatuses").forEach(c -> exited(c, false));
    }

    private void exited(JsonNode container, boolean init) {
        JsonNode end = container.path("state").path("terminated");
        if (end.path("exitCode").asInt() != 0) {
            String name = container.path("name").asText();
            String reason = end.path("reason").asText("Error");
            String message = podName() + what(init, name) + reason + " (exit "
                    + end.path("exitCode").asInt() + ")" + (reason.equals(OUT_OF_MEMORY) ? outOfMemory(name) : "");
            Trouble trouble = mayCrash
                    ? Trouble.mild(pod.ref(), name, reason, message)
                    : Trouble.fatal(pod.ref(), name, reason, message);
            found.add(trouble.withLog(pod.name(), false));
        }
    }

    private void unscheduled(JsonNode condition) {
        String reason = condition.path("reason").asText("Unschedulable");
        String message = podName() + reason + ": " + condition.path("message").asText();
        Duration age = KubeObject.time(condition.path("lastTransitionTime"))
                .map(world::age)
                .orElse(Duration.ZERO);
        found.add(Trouble.lasting(Trouble.fatal(pod.ref(), null, "Unschedulable", message), age, SCHEDULE_GRACE));
    }

    private void container(JsonNode container, boolean init) {
        JsonNode waiting = container.path("state").path("waiting");
        String reason = waiting.path("reason").asText();
        String name = container.path("name").asText();
        String said = waiting.path("message").asText();
        if (reason.equals("CrashLoopBackOff")) {
            crash(container, container.path("lastState").path("terminated"), init, reason);
        } else if (PULL_FINAL.contains(reason) || PULL.contains(reason) && finalPull(said)) {
            found.add(Trouble.fatal(pod.ref(), name, reason, stopped(init, name, reason, said, container)));
        } else if (PULL.contains(reason) || START.contains(reason)) {
            Trouble trouble = Trouble.fatal(pod.ref(), name, reason, stopped(init, name, reason, said, container));
            found.add(Trouble.lasting(trouble, age(), GRACE));
        } else if (container.path("state").has("terminated")) {
            JsonNode end = container.path("state").path("terminated");
            if (end.path("exitCode").asInt() != 0) {
                crash(container, end, init, end.path("reason").asText("Error"));
            }
        }
    }

    /** A container that ended with an error. Once may be bad luck; a second time within a rollout is not. */
    private void crash(JsonNode container, JsonNode end, boolean init, String seen) {
        String name = container.path("name").asText();
        int restarts = container.path("restartCount").asInt();
        String why = end.path("reason").asText();
        boolean outOfMemory = why.equals(OUT_OF_MEMORY);
        String reason = outOfMemory ? why : seen;
        StringBuilder message =
                new StringBuilder(podName()).append(what(init, name)).append(reason);
        message.append(" (exit ").append(end.path("exitCode").asInt()).append(", ");
        message.append(restarts).append(restarts == 1 ? " restart)" : " restarts)");
        if (outOfMemory) {
            message.append(outOfMemory(name));
        } else if (why.equals("ContainerCannotRun") || why.equals("StartError")) {
            message.append(": ").append(end.path("message").asText().strip());
        }
        Trouble trouble = Trouble.mild(pod.ref(), name, reason, message.toString());
        if (!mayCrash && seen.equals("CrashLoopBackOff")) {
            trouble = Trouble.fatal(pod.ref(), name, reason, message.toString());
        } else if (!mayCrash && restarts >= 1) {
            // Not started again by now, it is backed off: the kubelet is about to say so in the word that people know.
            Duration age =
                    KubeObject.time(end.path("finishedAt")).map(world::age).orElse(BACK_OFF_GRACE);
            String word = outOfMemory ? reason : "CrashLoopBackOff";
            Trouble fatal = Trouble.fatal(
                    pod.ref(), name, word, message.toString().replace(reason + " (exit", word + " (exit"));
            trouble = Trouble.lasting(fatal, age, BACK_OFF_GRACE);
        }
        found.add(trouble.withLog(pod.name(), !container.path("state").has("terminated")));
    }

    private String outOfMemory(String name) {
        String limit = Stream.concat(pod.items("spec", "containers"), pod.items("spec", "initContainers"))
                .filter(c -> c.path("name").asText().equals(name))
                .map(c -> c.path("resources").path("limits").path("memory").asText())
                .findFirst()
                .orElse("");
        return limit.isEmpty()
                ? ": container " + name + " has no memory limit, and its node has no memory left"
                : ": container " + name + " needs more memory than its limit of " + limit;
    }

    private String stopped(boolean init, String name, String reason, String said, JsonNode container) {
        String image = container.path("image").asText();
        String what = reason.contains("Image") || reason.contains("Pull") ? reason + " of " + image : reason;
        return podName() + what(init, name) + what + (said.isEmpty() ? "" : ": " + shorten(said));
    }

    private static boolean finalPull(String said) {
        String text = said.toLowerCase(Locale.ROOT);
        return text.contains("not found")
                || text.contains("manifest unknown")
                || text.contains("does not exist")
                || text.contains("denied")
                || text.contains("unauthorized");
    }

    private void volumes() {
        Optional<KubeObject> mount = last(MOUNT);
        if (mount.isPresent() && waitsForVolumes()) {
            String said = mount.get().text("message");
            String message = podName() + mount.get().text("reason") + ": " + shorten(said);
            Trouble trouble = Trouble.fatal(pod.ref(), null, mount.get().text("reason"), message);
            found.add(
                    said.contains("not found")
                            ? Trouble.lasting(trouble, age(), GRACE)
                            : Trouble.mild(pod.ref(), null, trouble.cause().reason(), message));
        }
    }

    private boolean waitsForVolumes() {
        return pod.items("status", "containerStatuses")
                        .allMatch(c -> c.path("state").has("waiting"))
                && pod.items("status", "initContainerStatuses")
                        .noneMatch(c -> c.path("state").has("running"));
    }

    private void unready(JsonNode container) {
        String name = container.path("name").asText();
        String said =
                last(Set.of("Unhealthy")).map(e -> shorten(e.text("message"))).orElse("");
        boolean starting = container.path("started").isBoolean()
                && !container.path("started").asBoolean();
        String message =
                podName() + "container " + name + (starting ? " runs but has not started up" : " runs but is not ready")
                        + (said.isEmpty() ? "" : ": " + said);
        found.add(Trouble.mild(pod.ref(), name, "Unhealthy", message).withLog(pod.name(), false));
    }

    private Optional<KubeObject> last(Set<String> reasons) {
        return world.events(pod).stream()
                .filter(e -> reasons.contains(e.text("reason")))
                .reduce((a, b) -> b);
    }

    private Duration age() {
        return KubeObject.time(pod.at("status", "startTime")).map(world::age).orElse(Duration.ZERO);
    }

    private String podName() {
        return "pod " + pod.name() + ": ";
    }

    private static String what(boolean init, String container) {
        return init ? "init container " + container + " " : "";
    }

    private static String shorten(String text) {
        String line = text.strip().replace("\n", " ");
        return line.length() <= 300 ? line : line.substring(0, 297) + "...";
    }
}
