package org.jenkinsci.plugins.workflow.actions;

import java.util.Map;
import org.jenkinsci.plugins.workflow.graph.FlowNode;

/** Signature of {@code TagsAction} (workflow-api). */
public class TagsAction implements PersistentAction {
    public void addTag(String tag, String value) {
        throw new UnsupportedOperationException();
    }

    public boolean removeTag(String tag) {
        throw new UnsupportedOperationException();
    }

    public String getTagValue(String tag) {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> getTags() {
        throw new UnsupportedOperationException();
    }

    public static Map<String, String> getTags(FlowNode node) {
        throw new UnsupportedOperationException();
    }

    public static String getTagValue(FlowNode node, String tag) {
        throw new UnsupportedOperationException();
    }

    public String getIconFileName() {
        throw new UnsupportedOperationException();
    }

    public String getDisplayName() {
        throw new UnsupportedOperationException();
    }

    public String getUrlName() {
        throw new UnsupportedOperationException();
    }

    public TagsAction() {
        throw new UnsupportedOperationException();
    }
}
