package io.jenkins.plugins.lizardcd.agent.helm;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * YAML with the types that helm's own library gives to plain texts: {@code yes}, {@code off} and {@code y} are switches
 * as in YAML 1.1, but there are no dates, and numbers with a colon are texts.
 */
final class HelmYaml {

    private static final int LARGEST = 16 << 20;
    private static final int DEEPEST = 64;
    private static final int MOST_ALIASES = 50;

    private HelmYaml() {}

    /** Reads one document; the keys of its maps can be of any type. */
    static Object read(String text) {
        return yaml(false).load(text);
    }

    /** Reads the documents of a manifest, as they are asked for; of a key that is there twice the last one counts. */
    static Iterable<Object> documents(String text) {
        return yaml(true).loadAll(text);
    }

    private static Yaml yaml(boolean duplicates) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(duplicates);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        DumperOptions dumper = new DumperOptions();
        return new Yaml(new Types(options), new Representer(dumper), dumper, options, new Names());
    }

    /** Which plain texts are no texts. */
    private static final class Names extends Resolver {

        private static final Pattern SWITCH =
                Pattern.compile("y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
        private static final Pattern WHOLE =
                Pattern.compile("[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)");
        private static final Pattern BROKEN = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, SWITCH, "yYnNtTfFoO");
            addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
            addImplicitResolver(Tag.FLOAT, BROKEN, "-+0123456789.");
            addImplicitResolver(Tag.MERGE, MERGE, "<");
            addImplicitResolver(Tag.NULL, NULL, "~nN\0");
            addImplicitResolver(Tag.NULL, EMPTY, null);
        }
    }

    /** What they are instead. */
    private static final class Types extends SafeConstructor {

        Types(LoaderOptions options) {
            super(options);
            yamlConstructors.put(Tag.BOOL, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return ((ScalarNode) node).getValue().matches("(?i)y|yes|true|on");
                }
            });
            yamlConstructors.put(Tag.INT, new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return whole(((ScalarNode) node).getValue().replace("_", ""));
                }
            });
        }

        private static BigInteger whole(String text) {
            String digits = text.replaceFirst("^[-+]", "");
            int radix = 10;
            if (digits.startsWith("0x")) {
                radix = 16;
            } else if (digits.startsWith("0b")) {
                radix = 2;
            } else if (digits.length() > 1 && digits.startsWith("0")) {
                radix = 8;
            }
            BigInteger value = new BigInteger(digits.replaceFirst("^0[xbo]", ""), radix);
            return text.startsWith("-") ? value.negate() : value;
        }
    }
}
