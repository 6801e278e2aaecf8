package io.jenkins.plugins.lizardcd.permission;

import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.Permission;
import hudson.security.PermissionGroup;
import hudson.security.PermissionScope;
import jenkins.model.Jenkins;

/** The permissions of this plugin. */
public final class LizardPermissions {

    /** All of them. */
    public static final PermissionGroup GROUP =
            new PermissionGroup(LizardPermissions.class, Messages._LizardPermissions_Group());

    /** To have builds deploy. It counts only where the administrator has switched the check on. */
    public static final Permission DEPLOY = new Permission(
            GROUP, "Deploy", Messages._LizardPermissions_Deploy(), Jenkins.ADMINISTER, PermissionScope.ITEM);

    private LizardPermissions() {}

    /** Makes them known before any configuration names them. */
    @Initializer(after = InitMilestone.PLUGINS_STARTED, before = InitMilestone.EXTENSIONS_AUGMENTED)
    public static void register() {
        DEPLOY.getId();
    }
}
