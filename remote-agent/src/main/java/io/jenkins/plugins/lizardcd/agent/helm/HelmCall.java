package io.jenkins.plugins.lizardcd.agent.helm;

import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.secret.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of helm: arguments that everybody may see, and files that nobody else may. */
final class HelmCall implements AutoCloseable {

    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<List<String>> before = new ArrayList<>();
    private UnpackedArchive workspace;
    private Mask mask = Mask.NONE;
    private String product;

    HelmCall(String... arguments) {
        add(arguments);
    }

    HelmCall add(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    HelmCall flag(boolean given, String... flags) {
        return given ? add(flags) : this;
    }

    /** Another call of helm that goes first, in the same private directory; when it fails, this one is not made. */
    HelmCall after(HelmCall first) {
        before.addAll(first.lines());
        files.putAll(first.files);
        return hide(first.mask);
    }

    /** Makes a directory below the private one; the one file that is in it at the end is what the call gives. */
    HelmCall giving(String directory) {
        product = directory;
        return this;
    }

    /** The directory whose file the call gives; null when it gives none. */
    String product() {
        return product;
    }

    /** An option, unless its value is null. */
    HelmCall option(String option, String value) {
        return value == null ? this : add(option, value);
    }

    /** An option whose value is a private file with that content, unless that is null. */
    HelmCall file(String option, String name, String content) {
        if (content != null) {
            add(option, HelmHome.HERE + name);
            files.put(name, content);
        }
        return this;
    }

    /** A private file that helm finds by itself. */
    HelmCall hidden(String name, String content) {
        if (content != null) {
            files.put(name, content);
        }
        return this;
    }

    /** Hides secrets in whatever helm says. */
    HelmCall hide(Mask secrets) {
        mask = mask.and(secrets);
        return this;
    }

    Mask mask() {
        return mask;
    }

    /** The command lines behind the executable, in their order; {@link HelmHome#resolve} makes their paths whole. */
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>(before);
        lines.add(List.copyOf(arguments));
        return lines;
    }

    /** Takes over the files of a workspace, which stay until the call is over. */
    HelmCall with(UnpackedArchive unpacked) {
        workspace = unpacked;
        return this;
    }

    /** Removes the files of the workspace. */
    @Override
    public void close() {
        if (workspace != null) {
            workspace.close();
        }
    }

    Map<String, String> files() {
        return files;
    }
}
