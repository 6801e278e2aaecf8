package jenkins.util;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.logging.Level;

/** Signature of {@code SystemProperties} (Jenkins core). */
public class SystemProperties {
    public static void allowOnAgent(String key) {
        throw new UnsupportedOperationException();
    }

    public static String getString(String key) {
        throw new UnsupportedOperationException();
    }

    public static String getString(String key, String def) {
        throw new UnsupportedOperationException();
    }

    public static String getString(String key, String def, Level logLevel) {
        throw new UnsupportedOperationException();
    }

    public static boolean getBoolean(String name) {
        throw new UnsupportedOperationException();
    }

    public static boolean getBoolean(String name, boolean def) {
        throw new UnsupportedOperationException();
    }

    public static Boolean optBoolean(String name) {
        throw new UnsupportedOperationException();
    }

    public static Duration getDuration(String name) {
        throw new UnsupportedOperationException();
    }

    public static Duration getDuration(String name, ChronoUnit unit) {
        throw new UnsupportedOperationException();
    }

    public static Duration getDuration(String name, Duration defaultValue) {
        throw new UnsupportedOperationException();
    }

    public static Duration getDuration(String name, ChronoUnit unit, Duration defaultValue) {
        throw new UnsupportedOperationException();
    }

    public static Integer getInteger(String name) {
        throw new UnsupportedOperationException();
    }

    public static Integer getInteger(String name, Integer def) {
        throw new UnsupportedOperationException();
    }

    public static Integer getInteger(String name, Integer def, Level logLevel) {
        throw new UnsupportedOperationException();
    }

    public static Long getLong(String name) {
        throw new UnsupportedOperationException();
    }

    public static Long getLong(String name, Long def) {
        throw new UnsupportedOperationException();
    }

    public static Long getLong(String name, Long def, Level logLevel) {
        throw new UnsupportedOperationException();
    }

    SystemProperties() {
        throw new UnsupportedOperationException();
    }
}
