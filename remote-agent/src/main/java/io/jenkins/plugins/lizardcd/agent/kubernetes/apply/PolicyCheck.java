package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.client.ApiResource;
import io.jenkins.plugins.lizardcd.agent.policy.AgentPolicy;
import io.jenkins.plugins.lizardcd.agent.policy.Content;
import java.util.List;

/** Asks the agent's policy about what only manifests tell, before anything is written. */
final class PolicyCheck {

    private PolicyCheck() {}

    /**
     * Passes manifests whose objects and images are allowed.
     *
     * @throws io.jenkins.plugins.lizardcd.shared.ProblemException naming the rule and all that it forbids
     */
    static void require(AgentPolicy policy, Manifests manifests) {
        policy.requireContents(contents(manifests));
    }

    /** The same for objects that are not written, but deleted. */
    static void requireObjects(AgentPolicy policy, Manifests manifests) {
        policy.requireObjects(contents(manifests).stream().map(Content::name).toList());
    }

    /** The object as rules name it: {@code deployment/web}, {@code gecko.shop.example/leo}. */
    static String name(ApiResource resource, String name) {
        return Content.name(resource.group(), resource.kind(), name);
    }

    private static List<Content> contents(Manifests manifests) {
        return manifests
                .all()
                .map(o -> new Content(o.resource().group(), o.resource().kind(), o.name(), o.json()))
                .toList();
    }
}
