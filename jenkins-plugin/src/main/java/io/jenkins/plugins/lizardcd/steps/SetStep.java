package io.jenkins.plugins.lizardcd.steps;

import hudson.Util;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation.Apply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.kohsuke.stapler.DataBoundSetter;

/** A step for manifests that the agent remembers as a set. */
public abstract class SetStep extends ManifestStep {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_SET = 50;
    private static final int HASH_BYTES = 4;

    private String set;
    private String prune;
    private int pruneLimit = 10;
    private boolean forceConflicts;
    private List<String> ignore = new ArrayList<>();

    @DataBoundSetter
    public final void setSet(String set) {
        this.set = Util.fixEmptyAndTrim(set);
    }

    @DataBoundSetter
    public final void setPrune(String prune) {
        this.prune = Util.fixEmptyAndTrim(prune);
    }

    @DataBoundSetter
    public final void setPruneLimit(int pruneLimit) {
        this.pruneLimit = pruneLimit;
    }

    @DataBoundSetter
    public final void setForceConflicts(boolean forceConflicts) {
        this.forceConflicts = forceConflicts;
    }

    /** Fields that stay as they are, one a line. */
    @DataBoundSetter
    public final void setIgnore(List<String> ignore) {
        this.ignore = Variables.lines(ignore);
    }

    public final String getSet() {
        return set;
    }

    public final String getPrune() {
        return prune;
    }

    public final int getPruneLimit() {
        return pruneLimit;
    }

    public final boolean isForceConflicts() {
        return forceConflicts;
    }

    public final List<String> getIgnore() {
        return new ArrayList<>(ignore);
    }

    /**
     * The whole of the work.
     *
     * @param run the build, whose job gives the set its name when the user did not
     * @param verb for the log
     * @param wait until everything is healthy
     * @param rollbackOnFailure back when it fails
     * @param failFast as soon as the reason is known
     */
    final Work work(Run<?, ?> run, String verb, boolean wait, boolean rollbackOnFailure, boolean failFast) {
        String name = set != null ? set : setOf(run.getParent().getFullName());
        ManifestSource source = source();
        Apply spec = new Apply(
                source.text(),
                source.archive(),
                source.kustomize(),
                Variables.parsed(getVariables()),
                name,
                prune,
                pruneLimit,
                wait,
                rollbackOnFailure,
                failFast,
                forceConflicts,
                ignore.stream().map(String::trim).toList());
        return new Work(spec, "manifest/" + name, verb + " " + source.described(), source.files());
    }

    /** The job's name as a name of Kubernetes, which another job's name never gives: a set prunes what is its own. */
    static String setOf(String job) {
        if (job.length() <= LONGEST_SET && job.matches("[a-z0-9]+(-+[a-z0-9]+)*")) {
            return job;
        }
        String name = job.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String readable = name.isEmpty() || name.length() > LONGEST_SET - 2 * HASH_BYTES - 1 ? "job" : name;
        return readable + "-" + hash(job);
    }

    private static String hash(String job) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(job.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
