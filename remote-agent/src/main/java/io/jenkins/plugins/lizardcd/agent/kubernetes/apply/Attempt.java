package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.agent.client.ConflictException;
import io.jenkins.plugins.lizardcd.agent.client.Difference;
import io.jenkins.plugins.lizardcd.agent.client.KubeObject;
import io.jenkins.plugins.lizardcd.agent.client.PatchType;
import io.jenkins.plugins.lizardcd.agent.client.RetryableException;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Action;
import io.jenkins.plugins.lizardcd.agent.kubernetes.apply.Plan.Planned;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import io.jenkins.plugins.lizardcd.agent.secret.SecretTexts;
import io.jenkins.plugins.lizardcd.shared.Change;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries one document out by dry runs. */
final class Attempt {

    private static final Pattern MANAGER = Pattern.compile("conflicts? with \"([^\"]+)\"");
    private static final int TRIES = 5;
    /** Of the fields that others manage, each is named. */
    private static final int MOST_SAID = 1000;

    private final Cluster cluster;
    private final Apply spec;
    private final ManifestObject object;
    private final Mask secrets;
    private final boolean report;

    /**
     * An attempt.
     *
     * @param secrets hides what nobody may see of the changes
     * @param report whether conflicts with other managers are reported instead of refused
     */
    Attempt(Cluster cluster, Apply spec, ManifestObject object, Mask secrets, boolean report) {
        this.cluster = cluster;
        this.spec = spec;
        this.object = object;
        this.secrets = secrets;
        this.report = report;
    }

    /**
     * An answer of the API server.
     *
     * @param after the object as it would be
     * @param force whether fields are taken over from other managers
     * @param conflict what others manage of it, when that is only reported
     */
    private record Tried(KubeObject after, boolean force, String conflict) {}

    /**
     * What is to be done with the object.
     *
     * @param seen the object as it is, if there is one
     * @throws ConflictException naming the managers who are in the way
     */
    Planned plan(Optional<KubeObject> seen) {
        KubeObject live = seen.orElse(null);
        if (seen.isEmpty()) {
            Tried tried = apply(object.json(), new Takeover(Set.of(), Set.of(), new ManagedFields(List.of())));
            if (tried.after().created()) {
                return new Planned(object.ref(), Action.CREATE, tried.force(), List.of(), tried.conflict(), Set.of());
            }
            // Somebody has just made it.
            live = cluster.get(object.resource(), object.name());
        }
        for (int i = 0; i < TRIES; i++) {
            Takeover takeover = Takeover.of(Takeover.owned(cluster, object, live), spec.forceConflicts());
            KubeObject owned = takeover.owners().in(live);
            Tried tried = apply(new Ignored(spec.ignore()).keep(object, Optional.of(owned)), takeover);
            if (takeover.isEmpty()) {
                return planned(live, tried.after(), tried, takeover);
            }
            try {
                return planned(live, withoutGivenUp(live, tried.after(), takeover), tried, takeover);
            } catch (ConflictException e) {
                // A controller wrote its status; look again.
                live = cluster.get(object.resource(), object.name());
            }
        }
        throw new RetryableException(object.ref() + " changed " + TRIES + " times while it was tried out", null);
    }

    private Tried apply(ObjectNode wanted, Takeover takeover) {
        try {
            KubeObject after = cluster.planning().apply(object.resource(), wanted, spec.forceConflicts());
            return new Tried(after, spec.forceConflicts(), null);
        } catch (ConflictException e) {
            boolean force = !takeover.settles(managers(e));
            Set<String> managers = others(e, takeover.managers());
            if (!managers.isEmpty() && !report) {
                throw new ConflictException(others(e.getMessage(), managers), false);
            }
            String conflict = managers.isEmpty() ? null : object.ref() + ": " + said(others(e.getMessage(), managers));
            return new Tried(cluster.planning().apply(object.resource(), wanted, true), force, conflict);
        }
    }

    /** The API server cannot be asked for an apply with other owners than an object has; but for what is left by it. */
    private KubeObject withoutGivenUp(KubeObject live, KubeObject tried, Takeover takeover) {
        ObjectNode rest = Normal.of(takeover.pruned(tried, spec.forceConflicts()));
        return cluster.planning().patch(object.resource(), live, PatchType.MERGE, Diff.patch(Normal.of(live), rest));
    }

    private Planned planned(KubeObject live, KubeObject after, Tried tried, Takeover takeover) {
        ObjectNode before = Normal.of(live);
        ObjectNode wanted = Normal.of(after);
        boolean same =
                takeover.isEmpty() && before.equals(wanted) && Objects.equals(Normal.ours(live), Normal.ours(after));
        List<Change> changes = same ? new ArrayList<>() : changes(before, wanted);
        if (!takeover.isEmpty()) {
            String from = String.join(", ", takeover.managers());
            changes.add(new Change(object.ref(), "metadata.managedFields", from, Cluster.MANAGER));
        }
        Action action = same ? Action.UNCHANGED : Action.CONFIGURE;
        return new Planned(object.ref(), action, tried.force(), changes, tried.conflict(), takeover.managers());
    }

    private List<Change> changes(ObjectNode before, ObjectNode wanted) {
        Mask all = secrets.and(SecretTexts.inObjects(List.of(before)));
        List<Change> changes = new ArrayList<>(Difference.between(object.ref(), before, wanted, all::hide));
        // The variable that gives a secret now gave another one before, which nobody knows as one any more.
        changes.replaceAll(c -> Mask.MASKED.equals(c.to()) && c.from() != null
                ? new Change(c.object(), c.field(), Mask.MASKED, c.to())
                : c);
        return changes;
    }

    /** The managers who are in the way. */
    static Set<String> others(ConflictException e, Set<String> takenOver) {
        Set<String> managers = managers(e);
        // Our own operations, such as setImage, are no other manager.
        managers.remove(Cluster.MANAGER);
        managers.removeAll(takenOver);
        return managers;
    }

    private static Set<String> managers(ConflictException e) {
        Set<String> managers = new TreeSet<>();
        Matcher matcher = MANAGER.matcher(e.getMessage());
        while (matcher.find()) {
            managers.add(matcher.group(1));
        }
        if (managers.isEmpty()) {
            throw new RetryableException(e.getMessage(), e);
        }
        return managers;
    }

    /** What an API server says of these managers. */
    private static String others(String message, Set<String> managers) {
        StringBuilder said = new StringBuilder("conflicts: ");
        for (String part : message.split("(?=\\bconflicts? with \")")) {
            Matcher matcher = MANAGER.matcher(part);
            if (matcher.lookingAt() && managers.contains(matcher.group(1))) {
                said.append(part);
            }
        }
        return said.toString();
    }

    static String said(String message) {
        String said = message.replaceAll("^.*?conflicts?: ", "").replaceAll("\\s*\\n-? *", " ");
        return said.length() <= MOST_SAID ? said : said.substring(0, MOST_SAID) + "...";
    }
}
