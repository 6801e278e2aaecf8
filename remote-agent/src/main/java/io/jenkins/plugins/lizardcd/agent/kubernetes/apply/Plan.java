package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.lizardcd.shared.Change;
import java.util.List;
import java.util.Set;

/**
 * What an apply does, decided before the first write.
 *
 * @param objects in the order of the manifests' objects
 * @param prune what is deleted at the end
 * @param chunk how many objects are written as one act; journals of older agents do not tell
 */
record Plan(List<Planned> objects, List<Inventory.Entry> prune, Integer chunk) {

    private static final int CHUNK_OF_OLD = 20;
    private static final int SHORT_CONFLICT = 100;

    Plan {
        chunk = chunk == null ? CHUNK_OF_OLD : chunk;
    }

    /** Name of its note. */
    static final String NOTE = "plan";

    /** What happens to an object. */
    enum Action {
        CREATE,
        CONFIGURE,
        UNCHANGED
    }

    /**
     * One object.
     *
     * @param ref {@code kind/name}
     * @param action what happens to it
     * @param force whether fields are taken over from other managers
     * @param changes the first of its changed values
     * @param conflict in a dry run, what others manage of it, so that an apply would be refused; else null
     * @param takesOver the managers whose fields become ours before it is written
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Planned(
            String ref, Action action, boolean force, List<Change> changes, String conflict, Set<String> takesOver) {

        Planned {
            takesOver = takesOver == null ? Set.of() : Set.copyOf(takesOver);
        }

        /** The same with no more than the first of its changes; without any, of a conflict the beginning is kept. */
        Planned withFirst(int most) {
            List<Change> first = changes.size() <= most ? changes : changes.subList(0, most);
            boolean all = most > 0 || conflict == null || conflict.length() <= SHORT_CONFLICT;
            String told = all ? conflict : conflict.substring(0, SHORT_CONFLICT) + "...";
            return new Planned(ref, action, force, first, told, takesOver);
        }
    }

    List<String> refs(Action action) {
        return objects.stream()
                .filter(o -> o.action() == action)
                .map(Planned::ref)
                .toList();
    }

    boolean writes() {
        return !prune.isEmpty() || objects.stream().anyMatch(o -> o.action() != Action.UNCHANGED);
    }
}
