package io.jenkins.plugins.lizardcd.index;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The classes of an assembled controller: {@code jenkins.war} and the plugins beside it, as bytes. */
final class RealJenkins {
    private static final List<String> PACKAGES = List.of(
            "hudson/",
            "jenkins/",
            "org/jenkins",
            "org/kohsuke/",
            "org/jvnet/",
            "com/cloudbees/",
            "net/sf/json/",
            "org/springframework/security/",
            "com/google/common/util/concurrent/",
            "com/thoughtworks/xstream/XStream");

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, ClassShape> shapes = new HashMap<>();

    private RealJenkins() {}

    static RealJenkins in(Path folder) throws IOException {
        RealJenkins jenkins = new RealJenkins();
        jenkins.readArchive(folder.resolve("jenkins.war"));
        try (Stream<Path> plugins = Files.list(folder.resolve("plugins"))) {
            for (Path plugin : plugins.filter(p -> p.toString().matches(".*\\.[hj]pi"))
                    .sorted()
                    .toList()) {
                jenkins.readArchive(plugin);
            }
        }
        return jenkins;
    }

    private void readArchive(Path archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (name.startsWith("WEB-INF/lib/") && name.endsWith(".jar")) {
                    readJar(zip);
                } else if (name.startsWith("WEB-INF/classes/") && name.endsWith(".class")) {
                    keep(name.substring("WEB-INF/classes/".length()), zip);
                }
            }
        }
    }

    private void readJar(InputStream jar) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".class")) {
                keep(entry.getName(), zip);
            }
        }
    }

    private void keep(String file, InputStream in) throws IOException {
        if (PACKAGES.stream().anyMatch(file::startsWith)) {
            classes.putIfAbsent(file.substring(0, file.length() - ".class".length()), in.readAllBytes());
        }
    }

    /** A class of the controller, else of the JDK that runs this. */
    Optional<ClassShape> find(String internalName) {
        ClassShape known = shapes.get(internalName);
        if (known == null) {
            byte[] bytes = classes.containsKey(internalName) ? classes.get(internalName) : fromJdk(internalName);
            if (bytes == null) {
                return Optional.empty();
            }
            known = ClassShape.read(bytes);
            shapes.put(internalName, known);
        }
        return Optional.of(known);
    }

    private static byte[] fromJdk(String internalName) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class itself and all it extends and implements, nearest first. */
    Set<String> ancestry(String internalName) {
        Set<String> names = new LinkedHashSet<>();
        collectAncestry(internalName, names);
        return names;
    }

    private void collectAncestry(String internalName, Set<String> names) {
        if (names.add(internalName)) {
            find(internalName).ifPresent(shape -> shape.parents().forEach(parent -> collectAncestry(parent, names)));
        }
    }
}
