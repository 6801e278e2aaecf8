package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Operations on objects of any kind, given as manifests or by name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ManifestOperation extends OperationSpec {

    /** YAML or JSON, one document or many; null when the manifests are in files, or there are none. */
    String manifests();

    /** Files of the workspace, in the order of their paths, each as manifests are; null for none. */
    ArchiveReference archive();

    /** Directory in the archive, from which kustomize builds the manifests; null when the files are manifests. */
    String kustomize();

    /** Values for <code>${name}</code> in the manifests; a name without a value is an error. */
    Map<String, String> variables();

    @Override
    default List<ArchiveReference> archives() {
        return archive() == null ? List.of() : List.of(archive());
    }

    /** What manifests and selectors stand for, only the cluster knows. */
    @Override
    default boolean contentUnknown() {
        return true;
    }

    /**
     * Variables often are secrets; whoever writes a Secret has written its values into the spec; and what is in files is
     * not known.
     */
    @Override
    default boolean sensitive() {
        return archive() != null || !variables().isEmpty() || manifests() != null && Secrets.in(manifests());
    }

    /** Recognises Secrets in manifests, wherever a document begins. */
    final class Secrets {
        private static final Pattern SECRET = Pattern.compile("kind[\"']?\\s*:[^\\n]*?\\s*\\bSecret\\b");

        private Secrets() {}

        private static boolean in(String manifests) {
            return SECRET.matcher(manifests).find();
        }
    }

    /**
     * Applies manifests by server-side apply, as {@code kubectl apply --server-side}. All documents are checked, and
     * tried out as a server-side dry run, before the first is written.
     *
     * @param manifests YAML or JSON, one document or many; null when they are in files
     * @param archive the files, in the order of their paths, each as manifests are; null when they are in the text
     * @param kustomize directory in the archive, from which kustomize builds the manifests; null when the files are
     *     themselves manifests
     * @param variables values for <code>${name}</code> in the manifests; a name without a value is an error
     * @param set name of the set of objects, under which the agent remembers what it applied; default {@code default}
     * @param prune label selector: objects of the set that match it and are in the manifests no longer are deleted; null
     *     deletes nothing
     * @param pruneLimit default 10: more than that are not deleted, and nothing is written
     * @param await {@code wait} in JSON; default true: until everything applied is healthy, wave by wave
     * @param rollbackOnFailure default false: when it fails, what was changed is restored and what was created is deleted
     * @param failFast default true: fail as soon as the cluster knows why a workload cannot run
     * @param forceConflicts default false: true takes fields over from other field managers
     * @param ignore fields that are left as they are in objects that exist: a JSON pointer such as {@code /spec/replicas},
     *     or one for some objects only, as {@code deployment/*:/spec/replicas}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Apply(
            String manifests,
            ArchiveReference archive,
            String kustomize,
            Map<String, String> variables,
            String set,
            String prune,
            Integer pruneLimit,
            @JsonProperty("wait") Boolean await,
            Boolean rollbackOnFailure,
            Boolean failFast,
            Boolean forceConflicts,
            List<String> ignore)
            implements ManifestOperation {

        public Apply {
            manifests = manifests == null || manifests.isBlank() ? null : manifests;
            if ((manifests == null) == (archive == null)) {
                throw new IllegalArgumentException(
                        "apply needs either manifests, the text of one or many YAML documents,"
                                + " or files of the workspace");
            }
            kustomize = kustomize == null || kustomize.isBlank() ? null : kustomize.trim();
            if (kustomize != null && archive == null) {
                throw new IllegalArgumentException(
                        "kustomize builds files of the workspace, not a text; leave manifests" + " out");
            }
            variables = variables == null ? Map.of() : Map.copyOf(variables);
            set = set == null || set.isBlank() ? "default" : Names.requireLabel(set, "set of manifests");
            prune = prune == null || prune.isBlank() ? null : prune.trim();
            pruneLimit = pruneLimit == null ? 10 : pruneLimit;
            if (pruneLimit < 0) {
                throw new IllegalArgumentException("pruneLimit must be 0 or more, not " + pruneLimit);
            }
            await = await == null || await;
            rollbackOnFailure = rollbackOnFailure != null && rollbackOnFailure;
            failFast = failFast == null || failFast;
            forceConflicts = forceConflicts != null && forceConflicts;
            ignore = ignore == null ? List.of() : List.copyOf(ignore);
            ignore.forEach(IgnoreRule::parse);
        }

        @Override
        public List<String> targets() {
            return List.of("manifest/" + set);
        }
    }

    /**
     * Deletes objects, as {@code kubectl delete}.
     *
     * @param resources each {@code kind/name}; with a selector, kinds such as {@code deployments}; empty when manifests
     *     name the objects
     * @param selector label selector; null when the resources have names
     * @param manifests YAML or JSON whose objects are deleted, the last first; null for none
     * @param archive files with such manifests; null for none
     * @param kustomize directory in the archive, from which kustomize builds them; null for none
     * @param variables values for <code>${name}</code> in the manifests
     * @param await {@code wait} in JSON; default true: until the objects are gone
     * @param ignoreNotFound default true: what does not exist is no error
     * @param cascade what happens to what the objects own: background (default), foreground or orphan
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delete(
            List<String> resources,
            String selector,
            String manifests,
            ArchiveReference archive,
            String kustomize,
            Map<String, String> variables,
            @JsonProperty("wait") Boolean await,
            Boolean ignoreNotFound,
            Cascade cascade)
            implements ManifestOperation {

        private static final String KIND = "[A-Za-z][A-Za-z0-9.-]*";

        public Delete {
            resources = resources == null ? List.of() : List.copyOf(resources);
            selector = selector == null || selector.isBlank() ? null : selector.trim();
            manifests = manifests == null || manifests.isBlank() ? null : manifests;
            kustomize = kustomize == null || kustomize.isBlank() ? null : kustomize.trim();
            variables = variables == null ? Map.of() : Map.copyOf(variables);
            int ways = (resources.isEmpty() ? 0 : 1) + (manifests == null ? 0 : 1) + (archive == null ? 0 : 1);
            if (ways != 1) {
                throw new IllegalArgumentException("delete needs either resources (kind/name, such as deployment/web),"
                        + " manifests, or files of the workspace");
            }
            if (selector != null && resources.isEmpty()) {
                throw new IllegalArgumentException(
                        "a selector needs resources: the kinds to delete, such as deployments");
            }
            String form = selector == null ? KIND + "/[A-Za-z0-9][A-Za-z0-9.:-]*" : KIND;
            for (String resource : resources) {
                if (!resource.matches(form)) {
                    throw new IllegalArgumentException("'" + resource + "' is not a resource; write "
                            + (selector == null ? "kind/name, such as deployment/web" : "a kind beside the selector"));
                }
            }
            await = await == null || await;
            ignoreNotFound = ignoreNotFound == null || ignoreNotFound;
            cascade = cascade == null ? Cascade.BACKGROUND : cascade;
        }

        /** Which workloads are in manifests, only the agent finds out. */
        @Override
        public List<String> targets() {
            return resources.isEmpty()
                    ? List.of("manifest/deleted")
                    : resources.stream().map(Delete::target).distinct().sorted().toList();
        }

        /** A workload in the spelling of the operations on it, so that both want the same lock. */
        private static String target(String resource) {
            try {
                return Workload.parse(resource).toString();
            } catch (IllegalArgumentException e) {
                return resource.toLowerCase(Locale.ROOT);
            }
        }
    }

    /** What a delete does to the objects that the deleted one owns. */
    enum Cascade {
        /** They are deleted afterwards. */
        @JsonProperty("background")
        BACKGROUND("Background"),
        /** They are deleted first. */
        @JsonProperty("foreground")
        FOREGROUND("Foreground"),
        /** They stay. */
        @JsonProperty("orphan")
        ORPHAN("Orphan");

        private final String policy;

        Cascade(String policy) {
            this.policy = policy;
        }

        /** The API server's word for it. */
        public String policy() {
            return policy;
        }
    }
}
