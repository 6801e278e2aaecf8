package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.Expected;
import io.jenkins.plugins.lizardcd.agent.kubernetes.health.PodTemplate;
import io.jenkins.plugins.lizardcd.shared.Failure;
import java.time.Instant;
import java.util.List;

/**
 * Some objects that were written as one act: to write them again is harmless.
 *
 * @param applied what was written, in order
 * @param failure why the rest was not; null when all were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Chunk(List<Applied> applied, Failure failure) {

    /** How many objects are one act: each act costs a write of the journal before it. */
    static final int SIZE = 100;

    /**
     * An object as our write left it.
     *
     * @param index in the plan
     * @param uid of the object
     * @param generation of its spec
     * @param digest of its pod template; null for kinds without one
     * @param since when it was written, by the API server's clock
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Applied(int index, String uid, long generation, String digest, Instant since) {

        static Applied of(int index, KubeObject object, boolean template) {
            return new Applied(
                    index,
                    object.uid(),
                    object.generation(),
                    template ? PodTemplate.digest(object) : null,
                    object.writtenAt().orElseGet(Instant::now));
        }

        Expected expected() {
            return new Expected(uid, generation, digest, 0, since);
        }
    }
}
