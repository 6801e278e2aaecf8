package io.jenkins.plugins.lizardcd.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.Extension;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

/** Holds our signatures to the controller that {@code LIZARD_JENKINS} names: drift cannot hide. */
class JenkinsSignaturesTest {
    private static final String FOLDER = "LIZARD_JENKINS";

    @Test
    void everySignatureIsTheOneOfARealController() throws Exception {
        String folder = System.getenv(FOLDER);
        if (folder == null) {
            System.out.println("Signatures not compared: " + FOLDER
                    + " does not name a folder with jenkins.war and plugins/*.hpi or *.jpi");
        }
        assumeTrue(folder != null, FOLDER + " is not set");

        SignatureComparison comparison = new SignatureComparison(RealJenkins.in(Path.of(folder)));
        for (ClassShape signature : signatures()) {
            comparison.compare(signature);
        }

        comparison.notes().forEach(System.out::println);
        System.out.println(comparison.compared() + " types and members compared with " + folder);
        assertThat(comparison.differences()).isEmpty();
    }

    private static List<ClassShape> signatures() throws IOException, URISyntaxException {
        Path classes = Path.of(Extension.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !classes.relativize(file).startsWith(Path.of("io", "jenkins", "plugins")))
                    .sorted()
                    .map(JenkinsSignaturesTest::read)
                    .filter(shape -> !shape.is(Opcodes.ACC_SYNTHETIC))
                    .toList();
        }
    }

    private static ClassShape read(Path file) {
        try {
            return ClassShape.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
