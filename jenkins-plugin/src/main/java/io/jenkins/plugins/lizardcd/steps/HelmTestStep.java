package io.jenkins.plugins.lizardcd.steps;

import hudson.Extension;
import hudson.model.Run;
import io.jenkins.plugins.lizardcd.endpoint.NameList;
import io.jenkins.plugins.lizardcd.endpoint.Target;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmTest;
import java.util.ArrayList;
import java.util.List;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Runs the tests of a release, as {@code helm test}. */
public final class HelmTestStep extends HelmStep {

    private static final long serialVersionUID = 1L;

    private boolean logs = true;
    private List<String> filter = new ArrayList<>();

    /**
     * For one release.
     *
     * @param release name of the release
     */
    @DataBoundConstructor
    public HelmTestStep(String release) {
        super(release);
    }

    @DataBoundSetter
    public void setLogs(boolean logs) {
        this.logs = logs;
    }

    /** Names of tests, those behind {@code !} not. */
    @DataBoundSetter
    public void setFilter(List<String> filter) {
        this.filter = NameList.of(filter);
    }

    public boolean isLogs() {
        return logs;
    }

    public List<String> getFilter() {
        return new ArrayList<>(filter);
    }

    @Override
    protected Work work(Run<?, ?> run, Target target) {
        return new Work(new HelmTest(getRelease(), logs, filter), target(), "helm test");
    }

    /** Describes the step. */
    @Extension
    public static final class DescriptorImpl extends LizardStepDescriptor {

        @Override
        public String getFunctionName() {
            return "lizardHelmTest";
        }

        @Override
        public String getDisplayName() {
            return Messages.HelmTestStep_DisplayName();
        }
    }
}
