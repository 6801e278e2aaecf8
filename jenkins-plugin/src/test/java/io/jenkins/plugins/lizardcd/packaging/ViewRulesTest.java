package io.jenkins.plugins.lizardcd.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.tasks.BuildStep;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What Jenkins' content security policy, its injected tests and our users ask of every view. */
class ViewRulesTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources");
    private static final String ESCAPE = "<?jelly escape-by-default='true'?>";
    private static final Pattern ACTIVE_HTML =
            Pattern.compile("<script|<style|\\son[a-z]+\\s*=|\\sstyle\\s*=|javascript:", Pattern.CASE_INSENSITIVE);

    @Test
    void everyViewEscapesByDefault() throws IOException {
        for (Path view : files(".jelly")) {
            assertThat(Files.readString(view)).as(view.toString()).startsWith(ESCAPE);
        }
    }

    @Test
    void viewsHoldNoInlineScriptAndNoInlineStyle() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Path view : files(".jelly")) {
            NodeList elements = parse(view).getElementsByTagName("*");
            for (int i = 0; i < elements.getLength(); i++) {
                inlineCode((Element) elements.item(i)).forEach(fault -> faults.add(view + ": " + fault));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void helpHoldsNoScriptAndNoStyle() throws IOException {
        for (Path help : files(".html")) {
            assertThat(Files.readString(help)).as(help.toString()).doesNotContainPattern(ACTIVE_HTML);
        }
    }

    @Test
    void imagesAndOtherXmlAreWellFormed() throws Exception {
        for (String suffix : List.of(".svg", ".xml")) {
            for (Path file : files(suffix)) {
                parse(file);
            }
        }
    }

    @Test
    void everyFieldOfAFormHasHelp() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Path form : files("config.jelly")) {
            NodeList entries = parse(form).getElementsByTagNameNS("/lib/form", "entry");
            for (int i = 0; i < entries.getLength(); i++) {
                String field = ((Element) entries.item(i)).getAttribute("field");
                if (!field.isEmpty() && !hasHelp(form.getParent(), "help-" + field + ".html")) {
                    missing.add(
                            form.getParent().resolve("help-" + field + ".html").toString());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyStepAndBuilderWithAFormHasHelp() throws Exception {
        List<String> missing = new ArrayList<>();
        for (Path form : files("config.jelly")) {
            Class<?> type = typeOf(form.getParent());
            boolean step =
                    type != null && (Step.class.isAssignableFrom(type) || BuildStep.class.isAssignableFrom(type));
            if (step && !Files.exists(form.resolveSibling("help.html"))) {
                missing.add(form.resolveSibling("help.html").toString());
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyBuilderSaysWhatItDoes() throws IOException {
        String builders = "io/jenkins/plugins/lizardcd/builders";
        try (Stream<Path> sources = Files.list(Path.of("src", "main", "java").resolve(builders))) {
            for (Path source :
                    sources.filter(s -> s.toString().endsWith("Builder.java")).toList()) {
                String name = source.getFileName().toString().replace(".java", "");
                for (String help : List.of("help.html", "help_zh_CN.html")) {
                    assertThat(RESOURCES.resolve(builders).resolve(name).resolve(help))
                            .exists();
                }
            }
        }
    }

    private static List<String> inlineCode(Element element) {
        List<String> faults = new ArrayList<>();
        String name = element.getTagName().toLowerCase();
        if (name.equals("style")) {
            faults.add("<style>");
        }
        if (name.equals("script") && !element.getAttribute("type").equals("application/json")) {
            faults.add("<script>");
        }
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String attribute = attributes.item(i).getNodeName().toLowerCase();
            String value = attributes.item(i).getNodeValue().toLowerCase();
            if (attribute.matches("on[a-z]+|style") || value.startsWith("javascript:")) {
                faults.add(name + " " + attribute + "=" + value);
            }
        }
        if (element.hasAttribute("checkUrl") && !element.hasAttribute("checkDependsOn")) {
            faults.add(name + " checkUrl without checkDependsOn");
        }
        return faults;
    }

    /** Stapler looks for help beside the class, then beside its superclasses. */
    private static boolean hasHelp(Path folder, String file) {
        if (Files.exists(folder.resolve(file))) {
            return true;
        }
        for (Class<?> type = typeOf(folder); type != null; type = type.getSuperclass()) {
            if (Files.exists(
                    RESOURCES.resolve(type.getName().replaceAll("[.$]", "/")).resolve(file))) {
                return true;
            }
        }
        return false;
    }

    private static Class<?> typeOf(Path folder) {
        String name = RESOURCES
                .relativize(folder)
                .toString()
                .replace(folder.getFileSystem().getSeparator(), ".");
        while (true) {
            try {
                return Class.forName(name, false, ViewRulesTest.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf('.');
                if (dot < 0) {
                    return null;
                }
                name = name.substring(0, dot) + "$" + name.substring(dot + 1);
            }
        }
    }

    private static Document parse(Path file) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(Files.readString(file))));
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
