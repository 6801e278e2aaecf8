package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.archive.UnpackedArchive;
import io.jenkins.plugins.lizardcd.agent.client.Cluster;
import io.jenkins.plugins.lizardcd.shared.ManifestOperation;
import io.jenkins.plugins.lizardcd.shared.ProblemException;
import io.jenkins.plugins.lizardcd.shared.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with manifests.
 *
 * @param name the file, for messages; empty when the text came with the request
 * @param text YAML or JSON
 * @param built whether kustomize built it, of files in which the variables were replaced already
 */
record Source(String name, String text, boolean built) {

    /** All texts of an operation, in order. */
    static List<Source> of(ManifestOperation spec, Cluster cluster) {
        if (spec.archive() == null) {
            return List.of(new Source("", spec.manifests(), false));
        }
        try (UnpackedArchive files = new Archives(cluster).unpack(spec.archive())) {
            if (spec.kustomize() == null) {
                return all(files);
            }
            String text = KustomizeProgram.build(files, spec.kustomize(), new Variables(spec.variables()));
            return List.of(new Source("kustomization " + spec.kustomize(), text, true));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the files of the archive", e);
        }
    }

    private static List<Source> all(UnpackedArchive files) throws IOException {
        try (Stream<Path> tree = Files.walk(files.root())) {
            List<Source> sources = new ArrayList<>();
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                sources.add(of(files.root().relativize(file).toString(), file));
            }
            return sources;
        }
    }

    private static Source of(String name, Path file) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new Source(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    false);
        } catch (CharacterCodingException e) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, name + " is no text in UTF-8, so it holds no manifests");
        }
    }
}
