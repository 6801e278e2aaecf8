package io.jenkins.plugins.lizardcd.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.lizardcd.testbed.Helm;
import io.jenkins.plugins.lizardcd.testbed.Kustomize;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** As {@link DeploymentTest}, with an agent that may run helm and apply manifests, and a chart. */
abstract class ReleaseTest extends DeploymentTest {

    private static final Helm.Found FOUND = Helm.find();

    TestChart chart;

    @Override
    String[] rights() {
        return new String[] {"--helm", "--apply", "secrets,configmaps,deployments.apps"};
    }

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        if (FOUND.helm() != null) {
            settings.put("LIZARD_HELM", FOUND.helm().path().toString());
        }
        Kustomize.find()
                .ifPresent(kustomize ->
                        settings.put("LIZARD_KUSTOMIZE", kustomize.path().toString()));
        return settings;
    }

    @BeforeEach
    void makeChart() {
        assumeTrue(FOUND.helm() != null, "there is no helm: " + FOUND.reason());
        chart = new TestChart(FOUND.helm());
    }

    @AfterEach
    void removeChart() {
        if (chart != null) {
            chart.close();
        }
    }

    /** Runs the stock helm in the namespace of the test. */
    static Helm helm() {
        return FOUND.helm();
    }
}
