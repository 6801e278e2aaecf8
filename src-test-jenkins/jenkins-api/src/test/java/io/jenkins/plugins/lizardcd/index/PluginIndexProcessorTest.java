package io.jenkins.plugins.lizardcd.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginIndexProcessorTest {
    private static final String SOURCE = """
            package sample;

            import hudson.init.Initializer;
            import org.jenkinsci.Symbol;
            import org.kohsuke.accmod.Restricted;
            import org.kohsuke.accmod.restrictions.NoExternalUse;
            import org.kohsuke.stapler.export.ExportedBean;

            @ExportedBean
            public class Plugin {
                @Restricted(NoExternalUse.class)
                public Plugin() {}

                @Initializer
                public static void start() {}

                @Symbol("second")
                public static class Second {}

                @Symbol("first")
                public static class First {}
            }
            """;

    @TempDir
    Path classes;

    @Test
    void indexedClassesAreListedByBinaryNameInOrder() throws Exception {
        compile();

        assertThat(index("org.jenkinsci.Symbol")).containsExactly("sample.Plugin$First", "sample.Plugin$Second");
        assertThat(index("hudson.init.Initializer")).containsExactly("sample.Plugin");
    }

    @Test
    void anAnnotatedConstructorCountsForItsClass() throws Exception {
        compile();

        assertThat(index("org.kohsuke.accmod.Restricted")).containsExactly("sample.Plugin");
    }

    @Test
    void exportedBeansAreListedForStapler() throws Exception {
        compile();

        assertThat(classes.resolve("META-INF/exposed.stapler-beans")).hasContent("sample.Plugin");
    }

    private List<String> index(String annotation) throws Exception {
        return Files.readAllLines(classes.resolve("META-INF/services/annotations/" + annotation));
    }

    private void compile() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                null,
                List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path")),
                null,
                List.of(
                        new SimpleJavaFileObject(
                                URI.create("string:///sample/Plugin.java"), SimpleJavaFileObject.Kind.SOURCE) {
                            @Override
                            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                return SOURCE;
                            }
                        }));
        task.setProcessors(List.of(new PluginIndexProcessor()));
        assertThat(task.call()).isTrue();
    }
}
