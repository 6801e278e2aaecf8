package io.jenkins.plugins.lizardcd.agent.helm;

import com.google.auto.service.AutoService;
import io.jenkins.plugins.lizardcd.agent.archive.Archives;
import io.jenkins.plugins.lizardcd.agent.handler.OperationHandler;
import io.jenkins.plugins.lizardcd.agent.handler.Progress;
import io.jenkins.plugins.lizardcd.agent.handler.Run;
import io.jenkins.plugins.lizardcd.shared.HelmOperation.HelmUpgrade;
import io.jenkins.plugins.lizardcd.shared.Permission;
import java.util.Set;

/** Installs and upgrades releases, as {@code helm upgrade --install}. */
@AutoService(OperationHandler.class)
public final class HelmUpgradeHandler implements OperationHandler<HelmUpgrade> {

    @Override
    public Class<HelmUpgrade> specType() {
        return HelmUpgrade.class;
    }

    @Override
    public Set<Permission> permissions() {
        return HelmRights.charts();
    }

    @Override
    public Set<Permission> permissions(HelmUpgrade spec) {
        Set<Permission> permissions = HelmRights.releases();
        if (spec.archive() != null) {
            permissions.addAll(Archives.permissions());
        }
        return permissions;
    }

    @Override
    public Progress advance(HelmUpgrade spec, Run run) throws Exception {
        return new Upgrade(spec, run).advance();
    }
}
