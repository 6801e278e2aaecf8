package io.jenkins.plugins.lizardcd.agent.kubernetes;

import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.WorkloadOperation.SetImage;

/** Runs a Job anew with other images: a Job's template cannot be changed. */
final class JobRecreation {
    JobRecreation(Run run, SetImage spec) {}

    Progress advance() {
        throw new UnsupportedOperationException();
    }
}
