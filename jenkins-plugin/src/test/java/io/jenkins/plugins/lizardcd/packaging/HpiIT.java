package io.jenkins.plugins.lizardcd.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kohsuke.stapler.DataBoundConstructor;

/** The archive a controller loads, as the build has just made it. */
class HpiIT {
    private static final Path HPI = Path.of("target", "lizardcd.hpi");

    @TempDir
    Path unpacked;

    @Test
    void manifestTellsTheControllerWhatItNeeds() throws IOException {
        Attributes manifest = manifest();

        assertThat(manifest.getValue("Short-Name")).isEqualTo("lizardcd");
        assertThat(manifest.getValue("Long-Name")).isEqualTo("LizardCD");
        assertThat(manifest.getValue("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
        assertThat(manifest.getValue("Plugin-Version")).isNotBlank();
        assertThat(manifest.getValue("Plugin-Class")).isNull();
        assertThat(manifest.getValue("Mask-Classes")).isNull();
    }

    @Test
    void everyPluginWeCallIsDeclaredAndFoldersAreOptional() throws IOException {
        List<String> dependencies =
                List.of(manifest().getValue("Plugin-Dependencies").split(","));

        assertThat(dependencies).allMatch(d -> d.matches("[a-z0-9-]+:[^:;]+(;resolution:=optional)?"));
        assertThat(dependencies)
                .extracting(d -> d.substring(0, d.indexOf(':')) + (d.endsWith("optional") ? " optional" : ""))
                .containsExactlyInAnyOrder(
                        "structs",
                        "workflow-step-api",
                        "workflow-api",
                        "credentials",
                        "plain-credentials",
                        "jackson2-api",
                        "apache-httpcomponents-client-5-api",
                        "cloudbees-folder optional");
    }

    @Test
    void nothingIsBundledButOurTwoJars() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            List<String> files = hpi.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName())
                    .toList();
            assertThat(files)
                    .filteredOn(name -> name.startsWith("WEB-INF/lib/"))
                    .hasSize(2)
                    .anyMatch(name -> name.matches("WEB-INF/lib/lizardcd\\.jar"))
                    .anyMatch(name -> name.matches("WEB-INF/lib/lizardcd-shared.*\\.jar"));
            assertThat(files).noneMatch(name -> name.endsWith(".class"));
        }
        try (JarFile jar = pluginJar()) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
                    .allMatch(name -> name.startsWith("io/jenkins/plugins/lizardcd/"));
            assertThat(jar.getEntry("index.jelly")).isNotNull();
        }
    }

    /** Jenkins persists objects only of classes whose jar says that it is a plugin (JEP-200). */
    @Test
    void ourClassesMayBePersisted() throws IOException {
        try (JarFile jar = pluginJar()) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Short-Name")).isEqualTo("lizardcd");
            assertThat(manifest.getValue("Plugin-Version")).isNotBlank();
        }
    }

    @Test
    void everyExtensionIsInTheIndex() throws Exception {
        Set<String> indexed = new TreeSet<>();
        Path jar = Path.of(pluginJar().getName());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                if (item.className().startsWith("io.jenkins.plugins.lizardcd.")) {
                    indexed.add(item.className());
                }
            }
        }

        assertThat(indexed).isNotEmpty().containsExactlyInAnyOrderElementsOf(annotatedWith(Extension.class));
    }

    @Test
    void everySymbolIsInTheIndex() throws Exception {
        Set<String> indexed = new TreeSet<>();
        try (JarFile jar = pluginJar()) {
            for (String folder : List.of("META-INF/services/annotations/", "META-INF/annotations/")) {
                if (jar.getEntry(folder + Symbol.class.getName()) != null) {
                    try (InputStream in = jar.getInputStream(jar.getEntry(folder + Symbol.class.getName()))) {
                        new String(in.readAllBytes()).lines().forEach(indexed::add);
                    }
                }
            }
        }

        assertThat(indexed).containsExactlyInAnyOrderElementsOf(annotatedWith(Symbol.class));
    }

    @Test
    void staplerFindsTheNamesOfConstructorParameters() throws Exception {
        for (Class<?> type : pluginClasses()) {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (constructor.isAnnotationPresent(DataBoundConstructor.class)) {
                    assertThat(constructor.getParameters()).as(type.getName()).allMatch(Parameter::isNamePresent);
                }
            }
        }
    }

    private static Attributes manifest() throws IOException {
        try (JarFile hpi = new JarFile(HPI.toFile())) {
            return hpi.getManifest().getMainAttributes();
        }
    }

    private JarFile pluginJar() throws IOException {
        Path file = unpacked.resolve("lizardcd.jar");
        try (JarFile hpi = new JarFile(HPI.toFile());
                InputStream in = hpi.getInputStream(hpi.getEntry("WEB-INF/lib/lizardcd.jar"))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return new JarFile(file.toFile());
    }

    private Set<String> annotatedWith(Class<? extends Annotation> annotation) throws Exception {
        Set<String> names = new TreeSet<>();
        for (Class<?> type : pluginClasses()) {
            if (type.isAnnotationPresent(annotation)) {
                names.add(type.getName());
            }
        }
        return names;
    }

    private List<Class<?>> pluginClasses() throws Exception {
        try (JarFile jar = pluginJar()) {
            Stream<String> names = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
            return names.<Class<?>>map(HpiIT::load).toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, HpiIT.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
