package io.jenkins.plugins.lizardcd.cluster;

import io.jenkins.plugins.lizardcd.shared.ContainerImage;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;
import io.jenkins.plugins.lizardcd.testbed.SampleImage;
import java.util.List;

/** Short ways to write specs. */
final class Specs {

    private Specs() {}

    static SetImage setImage(String workload, SampleImage image) {
        return setImage(workload, image, false);
    }

    static SetImage setImage(String workload, SampleImage image, boolean rollbackOnFailure) {
        return setImage(workload, image.reference(), rollbackOnFailure);
    }

    static SetImage setImage(String workload, String image, boolean rollbackOnFailure) {
        return setImage(workload, new ContainerImage(null, image), rollbackOnFailure);
    }

    static SetImage setImage(String workload, ContainerImage image) {
        return setImage(workload, image, false);
    }

    private static SetImage setImage(String workload, ContainerImage image, boolean rollbackOnFailure) {
        return new SetImage(
                io.jenkins.plugins.lizardcd.shared.Workload.parse(workload),
                List.of(image),
                true,
                rollbackOnFailure,
                null,
                null,
                null,
                null);
    }
}
