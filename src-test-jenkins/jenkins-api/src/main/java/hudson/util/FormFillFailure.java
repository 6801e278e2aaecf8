package hudson.util;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Signature of {@code FormFillFailure} (Jenkins core). */
public abstract class FormFillFailure extends IOException implements HttpResponse {
    public static FormFillFailure error(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure warning(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure error(String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure warning(String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure error(Throwable e, String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure warning(Throwable e, String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure error(Throwable e, String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure warning(Throwable e, String format, Object... args) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure errorWithMarkup(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure warningWithMarkup(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormFillFailure respond(FormValidation.Kind kind, String html) {
        throw new UnsupportedOperationException();
    }

    public void generateResponse(StaplerRequest2 req, StaplerResponse2 rsp, Object node)
            throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }

    public FormValidation.Kind getKind() {
        throw new UnsupportedOperationException();
    }

    public boolean isSelectionCleared() {
        throw new UnsupportedOperationException();
    }

    public FormFillFailure withSelectionCleared() {
        throw new UnsupportedOperationException();
    }

    public abstract String renderHtml();

    FormFillFailure() {
        throw new UnsupportedOperationException();
    }
}
