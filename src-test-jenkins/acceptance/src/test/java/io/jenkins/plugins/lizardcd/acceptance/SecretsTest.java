package io.jenkins.plugins.lizardcd.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import io.jenkins.plugins.lizardcd.testbed.TestNamespace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a build gives to a chart or a manifest as a secret is nowhere in the directory of the build. */
class SecretsTest extends ReleaseTest {

    private static final String SECRET = "s3cret-of-the-build";

    @Test
    void valuesOfAChartAreEncryptedWhileTheBuildWaits(TestNamespace namespace) throws IOException {
        Build build = client.build(
                "values",
                withSecret("lizardHelmUpgrade release: 'shop', chart: '" + chart.url()
                        + "', set: ['readyAfter=20', \"password=${env.PASSWORD}\"]"));
        assertHidden(build);
        assertThat(namespace.field("secret/shop-secret", ".data.password")).isNotEmpty();
    }

    @Test
    void manifestsAreEncryptedWhileTheBuildWaits(TestNamespace namespace) throws IOException {
        Build build = client.build("manifests", withSecret("""
                lizardApply manifests: \"""
                apiVersion: v1
                kind: Secret
                metadata: {name: db}
                stringData: {password: '${env.PASSWORD}'}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: slow}
                spec:
                  selector: {matchLabels: {app: slow}}
                  template:
                    metadata: {labels: {app: slow}}
                    spec:
                      terminationGracePeriodSeconds: 1
                      containers:
                      - name: web
                        image: %s
                        imagePullPolicy: Never
                        env: [{name: READY_AFTER, value: '20'}]
                        readinessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 1}
                \"""
                """.formatted(SampleImage.V1.reference())));
        assertHidden(build);
        assertThat(namespace.field("secret/db", ".data.password")).isNotEmpty();
    }

    /** Kills the controller while the build waits, so that what it wrote can be read at rest, and lets it go on. */
    private void assertHidden(Build started) throws IOException {
        started.awaitLog("(operation ");
        Path directory = jenkins.directory(started);
        Poll.until(
                "the program is saved", Duration.ofSeconds(20), () -> Files.exists(directory.resolve("program.dat")));
        jenkins.kill();
        assertThat(holding(directory, "lizard"))
                .as("the search finds what is there")
                .isNotEmpty();
        assertThat(holding(directory, SECRET)).as("while it waits").isEmpty();
        jenkins.start();
        Build build = started.after(jenkins);
        assertThat(build.await()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(holding(directory, SECRET)).as("at the end").isEmpty();
        assertThat(build.lizardLines()).doesNotHaveDuplicates();
    }

    private static String withSecret(String step) {
        return "withCredentials([string(credentialsId: '" + Configuration.PASSWORD + "', variable: 'PASSWORD')]) {\n"
                + step + "\n}";
    }

    private static List<String> holding(Path directory, String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(directory.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
