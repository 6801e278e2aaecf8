package io.jenkins.plugins.lizardcd.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese texts follow the English ones: same files, same keys, same arguments. */
class TranslationTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String CHINESE = "_zh_CN";
    private static final Pattern JELLY_TEXT = Pattern.compile("\\$\\{%([^}(]+)");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @Test
    void everyTranslatedHelpHasItsEnglishOne() throws IOException {
        for (Path chinese : files(CHINESE + ".html")) {
            assertThat(english(chinese)).as(chinese.toString()).exists();
        }
    }

    @Test
    void everyTranslationHasTheKeysOfItsEnglishText() throws IOException {
        for (Path chinese : files(CHINESE + ".properties")) {
            Set<String> keys = load(chinese).stringPropertyNames();
            assertThat(keys).as(chinese.toString()).containsExactlyInAnyOrderElementsOf(englishKeys(chinese));
        }
    }

    @Test
    void everyMessageIsTranslated() throws IOException {
        for (Path messages : files("Messages.properties")) {
            assertThat(messages.resolveSibling("Messages" + CHINESE + ".properties"))
                    .exists();
        }
    }

    @Test
    void messagesWithArgumentsDoubleTheirApostrophes() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : files(".properties")) {
            Properties texts = load(file);
            for (String key : texts.stringPropertyNames()) {
                String text = texts.getProperty(key);
                if (text.contains("{0") && LONE_APOSTROPHE.matcher(text).find()) {
                    faults.add(file + ": " + key);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void translatedMessagesTakeTheSameNumberOfArguments() throws IOException {
        for (Path chinese : files("Messages" + CHINESE + ".properties")) {
            Properties translated = load(chinese);
            Properties original = load(english(chinese));
            Set<String> shared = new TreeSet<>(translated.stringPropertyNames());
            shared.retainAll(original.stringPropertyNames());
            for (String key : shared) {
                assertThat(arguments(translated.getProperty(key)))
                        .as(chinese + ": " + key)
                        .isEqualTo(arguments(original.getProperty(key)));
            }
        }
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern).getFormatsByArgumentIndex().length;
    }

    private static Path english(Path chinese) {
        return chinese.resolveSibling(chinese.getFileName().toString().replace(CHINESE, ""));
    }

    /** A view's English text is its key, unless a properties file beside it says otherwise. */
    private static Set<String> englishKeys(Path chinese) throws IOException {
        Set<String> keys = new TreeSet<>();
        Path properties = english(chinese);
        if (Files.exists(properties)) {
            keys.addAll(load(properties).stringPropertyNames());
        }
        Path view =
                properties.resolveSibling(properties.getFileName().toString().replace(".properties", ".jelly"));
        if (Files.exists(view)) {
            Matcher text = JELLY_TEXT.matcher(Files.readString(view));
            while (text.find()) {
                keys.add(text.group(1));
            }
        }
        return keys;
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
