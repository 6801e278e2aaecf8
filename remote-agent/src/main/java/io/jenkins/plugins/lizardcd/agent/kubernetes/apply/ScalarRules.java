package io.jenkins.plugins.lizardcd.agent.kubernetes.apply;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** What plain scalars mean to kubectl: neither times nor numbers to the base of sixty. */
final class ScalarRules extends Resolver {

    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]*|0o?[0-7_]+|0b[01_]+|0x[0-9a-fA-F_]+)");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?([0-9][0-9_]*\\.[0-9_]*([eE][-+]?[0-9]+)?|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?"
                    + "|[0-9][0-9_]*[eE][-+]?[0-9]+)");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, BOOL, "yYnNtTfFoO");
        addImplicitResolver(Tag.INT, INTEGER, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, DECIMAL, "-+0123456789.");
        addImplicitResolver(Tag.MERGE, MERGE, "<");
        addImplicitResolver(Tag.NULL, NULL, "~nN\0");
        addImplicitResolver(Tag.NULL, EMPTY, null);
    }
}
