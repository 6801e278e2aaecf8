package io.jenkins.plugins.lizardcd.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ClusterTest
class LoadTest {

    @Test
    void anImageMadeWithoutAContainerEngineLoadsUnderANameOfItsOwn(TestNamespace namespace, @TempDir Path folder)
            throws IOException {
        Path sample = folder.resolve("sample");
        Files.writeString(sample, "no program");
        Path archive = folder.getParent().resolve(folder.getFileName() + ".tar");
        Command.run(
                        List.of(
                                "bin/image",
                                "--layer",
                                folder.toString(),
                                "--run",
                                "/sample",
                                archive.toString(),
                                "localhost/lizard-load:1"),
                        "")
                .orThrow();

        String image = namespace.cluster().load(archive);

        assertThat(image).matches("localhost/lizard-load:[0-9a-f]{12}");
        namespace.kubectl("run", "loaded", "--image=" + image, "--restart=Never");
        // The image is there when its container ends for want of a program, instead of waiting for the image.
        namespace.await("its container is tried", () -> !namespace
                .field("pod/loaded", ".status.containerStatuses[0].state.terminated.reason")
                .isEmpty());
        Files.delete(archive);
    }
}
