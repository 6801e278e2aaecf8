package io.jenkins.plugins.lizardcd.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.lizardcd.shared.Names;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SetStepTest {

    @Test
    void jobsOfDifferentNamesHaveDifferentSets() {
        List<String> jobs = List.of(
                "web",
                "team-web",
                "team/web",
                "Team-web",
                "team.web",
                "\u5546\u5e97/web",
                "\u652f\u4ed8/web",
                "\u5546\u5e97",
                "a".repeat(60),
                "a".repeat(61));

        assertThat(jobs.stream().map(SetStep::setOf)).doesNotHaveDuplicates().allSatisfy(set -> {
            assertThat(set).hasSizeLessThanOrEqualTo(50);
            Names.requireLabel(set, "set of manifests");
        });
        assertThat(SetStep.setOf("team-web")).isEqualTo("team-web");
        assertThat(SetStep.setOf("team/web")).matches("team-web-[0-9a-f]{8}");
    }
}
