package hudson.util;

import org.kohsuke.stapler.HttpResponses.HttpResponseException;
import org.kohsuke.stapler.StaplerRequest2;

/** Signature of {@code FormApply} (Jenkins core). */
public class FormApply {
    public static HttpResponseException success(String destination) {
        throw new UnsupportedOperationException();
    }

    public static boolean isApply(StaplerRequest2 req) {
        throw new UnsupportedOperationException();
    }

    public static HttpResponseException showNotification(String message, NotificationType notificationType) {
        throw new UnsupportedOperationException();
    }

    public FormApply() {
        throw new UnsupportedOperationException();
    }

    /** Signature of {@code FormApply.NotificationType} (Jenkins core). */
    public enum NotificationType {
        SUCCESS,
        WARNING,
        ERROR;
    }
}
