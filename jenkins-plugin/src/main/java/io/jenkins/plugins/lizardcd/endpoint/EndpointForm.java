package io.jenkins.plugins.lizardcd.endpoint;

import hudson.Util;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import jenkins.model.Jenkins;

/** Serves the endpoint field in the forms of steps, builders and folders. */
public final class EndpointForm {

    private EndpointForm() {}

    /**
     * Whether the user may see what forms of this item offer.
     *
     * @param item where the form is; null outside of any
     */
    public static boolean mayConfigure(Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(Item.CONFIGURE);
    }

    /**
     * The credentials that a build of this item may use instead of those of the endpoint.
     *
     * @param item where the form is; null outside of any
     * @param current value of the field, always offered
     */
    public static ListBoxModel credentials(Item item, String current) {
        return EndpointCredentials.listOf(item, current);
    }

    /**
     * The names of all endpoints, with an empty choice first.
     *
     * @param item where the form is; null outside of any
     * @param current value of the field, always offered
     */
    public static ListBoxModel list(Item item, String current) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.EndpointForm_Default(), "");
        String chosen = Util.fixEmptyAndTrim(current);
        if (mayConfigure(item)) {
            for (Endpoint endpoint : LizardGlobalConfiguration.get().getEndpoints()) {
                items.add(endpoint.getName(), endpoint.getName());
            }
        }
        if (chosen != null && items.stream().noneMatch(option -> option.value.equals(chosen))) {
            items.add(chosen, chosen);
        }
        return items;
    }
}
