package io.jenkins.plugins.lizardcd.agent.kubernetes.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.shared.Health;
import java.util.Optional;
import java.util.Set;

/** Judges objects that run no pods themselves: by their own rule where there is one, else by that of kstatus. */
final class ObjectHealth {

    /** Kinds without a status that could tell: they are what they are. */
    private static final Set<String> STATIC = Set.of("ConfigMap", "Secret", "ServiceAccount", "Role", "RoleBinding");

    private ObjectHealth() {}

    static Verdict judge(KubeObject object) {
        return switch (object.kind()) {
            case "PersistentVolumeClaim" -> claim(object);
            case "Service" -> service(object);
            case "HorizontalPodAutoscaler" -> healthy("scales " + object.text("spec", "scaleTargetRef", "name"));
            default -> STATIC.contains(object.kind()) ? healthy("exists") : byConditions(object);
        };
    }

    private static Verdict healthy(String message) {
        return Verdict.of(Health.HEALTHY, message, Counts.NONE);
    }

    private static Verdict claim(KubeObject claim) {
        String phase = claim.text("status", "phase");
        return switch (phase) {
            case "Bound" -> healthy(phase);
            case "Lost" -> Verdict.of(Health.DEGRADED, "its volume is lost", Counts.NONE);
            default ->
                Verdict.of(
                        Health.PROGRESSING,
                        phase + ", perhaps until a pod uses it (WaitForFirstConsumer)",
                        Counts.NONE);
        };
    }

    private static Verdict service(KubeObject service) {
        boolean balancer = service.text("spec", "type").equals("LoadBalancer");
        return balancer && service.at("status", "loadBalancer", "ingress").isEmpty()
                ? Verdict.of(Health.PROGRESSING, "waits for its load balancer", Counts.NONE)
                : healthy(service.text("spec", "type"));
    }

    /** kstatus: observed, not stalled, not reconciling, ready if it says so. */
    private static Verdict byConditions(KubeObject object) {
        if (object.observedGeneration() > 0 && object.observedGeneration() < object.generation()) {
            return Verdict.of(Health.PROGRESSING, "waits for its controller", Counts.NONE);
        }
        if (object.isTrue("Stalled")) {
            return Verdict.of(Health.DEGRADED, said(object.condition("Stalled")), Counts.NONE);
        }
        if (object.isTrue("Reconciling")) {
            return Verdict.of(Health.PROGRESSING, said(object.condition("Reconciling")), Counts.NONE);
        }
        Optional<JsonNode> ready = Optional.of(object.condition("Ready")).filter(c -> !c.isMissingNode());
        if (ready.isPresent()
                && ready.get().path("observedGeneration").asLong(object.generation()) < object.generation()) {
            // Many controllers tell there only for which state it holds; this one is that of before.
            return Verdict.of(Health.PROGRESSING, "waits for its controller", Counts.NONE);
        }
        if (ready.isPresent() && !ready.get().path("status").asText().equals("True")) {
            return Verdict.of(Health.PROGRESSING, said(ready.get()), Counts.NONE);
        }
        return healthy("exists");
    }

    private static String said(JsonNode condition) {
        String message = condition.path("message").asText();
        return condition.path("reason").asText() + (message.isEmpty() ? "" : ": " + message);
    }
}
