package io.jenkins.plugins.lizardcd.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Both poms build the same sources. Only one of them can be resolved here, so the other is kept true by these. */
class PomsTest {

    private static final Element OFFICIAL = parse(Path.of("pom.xml"));
    private static final Element CENTRAL = parse(Path.of("central.pom.xml"));

    /** What the sources import, and the plugin that has it; empty for Jenkins' core and the JDK. */
    private static final Map<String, String> PROVIDERS = new LinkedHashMap<>();

    static {
        PROVIDERS.put("com.cloudbees.hudson.plugins.folder.", "cloudbees-folder");
        PROVIDERS.put("com.cloudbees.plugins.credentials.", "credentials");
        PROVIDERS.put("com.fasterxml.jackson.", "jackson2-api");
        PROVIDERS.put("org.apache.hc.", "apache-httpcomponents-client-5-api");
        PROVIDERS.put("org.jenkinsci.plugins.plaincredentials.", "plain-credentials");
        PROVIDERS.put("org.jenkinsci.plugins.structs.", "structs");
        PROVIDERS.put("org.jenkinsci.Symbol", "structs");
        PROVIDERS.put("org.jenkinsci.plugins.workflow.steps.", "workflow-step-api");
        PROVIDERS.put("org.jenkinsci.plugins.workflow.actions.", "workflow-api");
        PROVIDERS.put("org.jenkinsci.plugins.workflow.graph.", "workflow-api");
        for (String core : Set.of(
                "hudson.",
                "jenkins.",
                "java.",
                "javax.net.ssl.",
                "net.sf.json.",
                "org.apache.tools.",
                "org.jenkinsci.remoting.",
                "org.jvnet.localizer.",
                "org.kohsuke.",
                "org.springframework.security.",
                "io.jenkins.plugins.lizardcd.")) {
            PROVIDERS.put(core, "");
        }
    }

    /** Where the Central-only build compiles against a library, the official one has the plugin that brings it. */
    private static final Map<String, String> INSTEAD = Map.of(
            "jackson-databind", "jackson2-api",
            "httpclient5", "apache-httpcomponents-client-5-api",
            "ant", "",
            "spotbugs-annotations", "",
            "lizardcd-jenkins-api", "");

    @Test
    void bothDeclareTheSamePlugins() {
        assertThat(manifestPlugins()).isEqualTo(officialPlugins(""));
    }

    @Test
    void everyImportComesFromADeclaredPlugin() throws IOException {
        Set<String> needed = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String type : imports()) {
            Optional<String> provider = PROVIDERS.entrySet().stream()
                    .filter(e -> type.startsWith(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            provider.ifPresentOrElse(needed::add, () -> unknown.add(type));
        }
        needed.remove("");
        assertThat(unknown).as("say in this test where these come from").isEmpty();
        assertThat(officialPlugins("").stream().map(p -> p.replace(" optional", "")))
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void everyLibraryOfTheCentralBuildIsInTheOfficialOne() {
        Set<String> missing = new TreeSet<>();
        Set<String> official = dependencies(OFFICIAL, "");
        official.addAll(dependencies(OFFICIAL, "test"));
        for (String artifact : dependencies(CENTRAL, "provided")) {
            String instead = INSTEAD.get(artifact);
            if (instead == null || !instead.isEmpty() && !official.contains(instead)) {
                missing.add(artifact);
            }
        }
        for (String artifact : dependencies(CENTRAL, "test")) {
            if (!artifact.equals("junit-jupiter") && !official.contains(artifact)) { // JUnit comes with the parent
                missing.add(artifact);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void versionsAreTheSame() {
        Element root = parse(Path.of("..", "pom.xml"));
        for (String version : Set.of("assertj.version", "awaitility.version")) {
            assertThat(property(OFFICIAL, version)).as(version).isEqualTo(property(root, version));
        }
        assertThat(property(OFFICIAL, "jenkins.baseline") + ".3").isEqualTo(property(root, "jenkins.core.version"));
        assertThat(property(OFFICIAL, "lizardcd.version")).isEqualTo(version(root));
    }

    /** The plugins that the manifest of the Central-only build names. */
    private static Set<String> manifestPlugins() {
        return Stream.of("pipeline", "credentials", "libraries", "optional")
                .flatMap(part -> Arrays.stream(
                        property(CENTRAL, "hpi.dependencies." + part).split(",")))
                .map(d -> d.substring(0, d.indexOf(':')) + (d.endsWith("optional") ? " optional" : ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> officialPlugins(String scope) {
        Set<String> plugins = dependencies(OFFICIAL, scope);
        plugins.remove("lizardcd-shared"); // bundled
        return plugins;
    }

    /** Artifacts of a scope, with a mark when they are optional. */
    private static Set<String> dependencies(Element pom, String scope) {
        Set<String> found = new TreeSet<>();
        NodeList all = pom.getElementsByTagName("dependency");
        for (int i = 0; i < all.getLength(); i++) {
            Element dependency = (Element) all.item(i);
            boolean managed =
                    dependency.getParentNode().getParentNode().getNodeName().equals("dependencyManagement");
            if (!managed && text(dependency, "scope").equals(scope)) {
                found.add(text(dependency, "artifactId")
                        + (text(dependency, "optional").equals("true") ? " optional" : ""));
            }
        }
        return found;
    }

    private static Set<String> imports() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            return sources.filter(p -> p.toString().endsWith(".java"))
                    .flatMap(PomsTest::lines)
                    .filter(line -> line.startsWith("import "))
                    .map(line -> line.replaceAll("^import (static )?|;$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<String> lines(Path source) {
        try {
            return Files.readString(source).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(Element pom, String name) {
        return ((Element) pom.getElementsByTagName("properties").item(0))
                .getElementsByTagName(name)
                .item(0)
                .getTextContent();
    }

    private static String version(Element pom) {
        return text(pom, "version");
    }

    private static String text(Element parent, String child) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(child)) {
                return node.getTextContent().trim();
            }
        }
        return "";
    }

    private static Element parse(Path pom) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("cannot read " + pom, e);
        }
    }
}
