package io.jenkins.plugins.lizardcd.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What in the cluster differs from the manifest of a release: somebody has changed or deleted it since.
 *
 * @param release name of the release
 * @param revision whose manifest it is: the deployed one
 * @param drifted whether anything differs
 * @param changed objects with other values than the manifest sets, each {@code kind/name}
 * @param missing objects that are gone
 * @param unchanged objects that are as the manifest says
 * @param notCompared objects that could not be compared, each with the reason
 * @param diff the same as text: for each field {@code -} what is and {@code +} what the manifest says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseDrift(
        String release,
        int revision,
        boolean drifted,
        List<String> changed,
        List<String> missing,
        List<String> unchanged,
        List<String> notCompared,
        String diff) {

    /** Copies the lists. */
    public ReleaseDrift {
        changed = List.copyOf(changed);
        missing = List.copyOf(missing);
        unchanged = List.copyOf(unchanged);
        notCompared = List.copyOf(notCompared);
    }
}
