package hudson;

import hudson.model.TaskListener;
import hudson.util.VariableResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Signature of {@code Util} (Jenkins core). */
public class Util {
    public static <T> List<T> filter(Iterable<?> base, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<T> filter(List<?> base, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static String replaceMacro(String s, Map<String, String> properties) {
        throw new UnsupportedOperationException();
    }

    public static String replaceMacro(String s, VariableResolver<String> resolver) {
        throw new UnsupportedOperationException();
    }

    public static String loadFile(File logfile, Charset charset) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static void deleteFile(File f) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static void deleteRecursive(File dir) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static boolean isRelativePath(String path) {
        throw new UnsupportedOperationException();
    }

    public static File createTempDir() throws IOException {
        throw new UnsupportedOperationException();
    }

    public static void displayIOException(IOException e, TaskListener listener) {
        throw new UnsupportedOperationException();
    }

    public static String[] tokenize(String s, String delimiter) {
        throw new UnsupportedOperationException();
    }

    public static String[] tokenize(String s) {
        throw new UnsupportedOperationException();
    }

    public static String[] mapToEnv(Map<String, String> m) {
        throw new UnsupportedOperationException();
    }

    public static String nullify(String v) {
        throw new UnsupportedOperationException();
    }

    public static String removeTrailingSlash(String s) {
        throw new UnsupportedOperationException();
    }

    public static String ensureEndsWith(String subject, String suffix) {
        throw new UnsupportedOperationException();
    }

    public static String getDigestOf(InputStream source) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static String getDigestOf(String text) {
        throw new UnsupportedOperationException();
    }

    public static String getDigestOf(File file) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static String toHexString(byte[] data, int start, int len) {
        throw new UnsupportedOperationException();
    }

    public static String toHexString(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public static byte[] fromHexString(String data) {
        throw new UnsupportedOperationException();
    }

    public static String getTimeSpanString(long duration) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<T> createSubList(Collection<?> source, Class<T> type) {
        throw new UnsupportedOperationException();
    }

    public static String encode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String rawEncode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String fullEncode(String s) {
        throw new UnsupportedOperationException();
    }

    public static String singleQuote(String s) {
        throw new UnsupportedOperationException();
    }

    public static String escape(String text) {
        throw new UnsupportedOperationException();
    }

    public static String xmlEscape(String text) {
        throw new UnsupportedOperationException();
    }

    public static String fixNull(String s) {
        throw new UnsupportedOperationException();
    }

    public static <T> T fixNull(T s, T defaultValue) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmpty(String s) {
        throw new UnsupportedOperationException();
    }

    public static String fixEmptyAndTrim(String s) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<T> fixNull(List<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Set<T> fixNull(Set<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Collection<T> fixNull(Collection<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> Iterable<T> fixNull(Iterable<T> l) {
        throw new UnsupportedOperationException();
    }

    public static <T> List<T> join(Collection<? extends T>... items) {
        throw new UnsupportedOperationException();
    }

    public static String wrapToErrorSpan(String s) {
        throw new UnsupportedOperationException();
    }

    public static Number tryParseNumber(String numberStr, Number defaultNumber) {
        throw new UnsupportedOperationException();
    }

    public static boolean isOverridden(Class<?> base, Class<?> derived, String methodName, Class<?>... types) {
        throw new UnsupportedOperationException();
    }

    public static <T> T ifOverridden(
            Supplier<T> supplier, Class<?> base, Class<?> derived, String methodName, Class<?>... types) {
        throw new UnsupportedOperationException();
    }

    public static boolean isSafeToRedirectTo(String uri) {
        throw new UnsupportedOperationException();
    }

    public Util() {
        throw new UnsupportedOperationException();
    }
}
