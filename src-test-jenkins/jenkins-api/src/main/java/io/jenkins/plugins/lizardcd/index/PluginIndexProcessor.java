package io.jenkins.plugins.lizardcd.index;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * Writes the indexes that Jenkins' annotation-indexer and Stapler write in the official build: their processors cannot be
 * resolved from Maven Central.
 *
 * <ul>
 *   <li>{@code META-INF/services/annotations/<annotation>}: the classes that carry an annotation marked {@code @Indexed};
 *   <li>{@code META-INF/exposed.stapler-beans}: the classes that carry {@code @ExportedBean}.
 * </ul>
 */
@SupportedAnnotationTypes("*")
public final class PluginIndexProcessor extends AbstractProcessor {
    private static final String INDEXED = "org.jvnet.hudson.annotation_indexer.Indexed";
    private static final String EXPORTED_BEAN = "org.kohsuke.stapler.export.ExportedBean";

    private final Map<String, Set<String>> lines = new TreeMap<>();

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            String name = annotation.getQualifiedName().toString();
            if (isIndexed(annotation)) {
                collect("META-INF/services/annotations/" + name, round.getElementsAnnotatedWith(annotation));
            }
            if (name.equals(EXPORTED_BEAN)) {
                collect("META-INF/exposed.stapler-beans", round.getElementsAnnotatedWith(annotation));
            }
        }
        if (round.processingOver()) {
            lines.forEach(this::write);
        }
        return false;
    }

    private static boolean isIndexed(TypeElement annotation) {
        return annotation.getAnnotationMirrors().stream()
                .anyMatch(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(INDEXED));
    }

    private void collect(String file, Set<? extends Element> annotated) {
        for (Element element : annotated) {
            lines.computeIfAbsent(file, key -> new TreeSet<>()).add(binaryName(element));
        }
    }

    private String binaryName(Element element) {
        Element type = element;
        while (!type.getKind().isClass() && !type.getKind().isInterface()) {
            type = type.getEnclosingElement();
        }
        return processingEnv.getElementUtils().getBinaryName((TypeElement) type).toString();
    }

    private void write(String file, Set<String> names) {
        try (Writer out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", file)
                .openWriter()) {
            for (String name : names) {
                out.write(name + "\n");
            }
        } catch (IOException e) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "Cannot write " + file + ": " + e);
        }
    }
}
