package io.jenkins.plugins.lizardcd.run;

import java.io.Serializable;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** One changed value in the record of a build. */
@ExportedBean(defaultVisibility = 3)
public final class DeploymentChange implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String object;
    private final String field;
    private final String from;
    private final String to;

    DeploymentChange(String object, String field, String from, String to) {
        this.object = object;
        this.field = field;
        this.from = from;
        this.to = to;
    }

    /** {@code kind/name} of the object. */
    @Exported
    public String getObject() {
        return object;
    }

    /** What changed in it, such as {@code image of web}. */
    @Exported
    public String getField() {
        return field;
    }

    /** Value before, or null. */
    @Exported
    public String getFrom() {
        return from;
    }

    /** Value after, or null. */
    @Exported
    public String getTo() {
        return to;
    }

    /**
     * All of it in one line.
     *
     * @param target what the operation was about; another object is named
     */
    public String text(String target) {
        return (target.equals(object) ? "" : object + " ") + field + ": " + (from == null ? "-" : from) + " \u2192 "
                + (to == null ? "-" : to);
    }
}
