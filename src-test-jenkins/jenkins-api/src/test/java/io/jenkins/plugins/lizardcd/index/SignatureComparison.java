package io.jenkins.plugins.lizardcd.index;

import io.jenkins.plugins.lizardcd.index.ClassShape.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;

/** Compares one signature class with the class it mirrors; each difference is one line. */
final class SignatureComparison {
    private static final String DEPRECATED = "Ljava/lang/Deprecated;";
    private static final String RESTRICTED = "Lorg/kohsuke/accmod/Restricted;";
    private static final Set<String> HARMLESS_RESTRICTIONS =
            Set.of("Lorg/kohsuke/accmod/restrictions/ProtectedExternally;");
    private static final Map<Integer, String> TYPE_FLAGS = Map.of(
            Opcodes.ACC_INTERFACE, "interface",
            Opcodes.ACC_ANNOTATION, "annotation",
            Opcodes.ACC_ENUM, "enum",
            Opcodes.ACC_STATIC, "static",
            Opcodes.ACC_PUBLIC, "public");

    private final RealJenkins jenkins;
    private final List<String> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int compared;

    SignatureComparison(RealJenkins jenkins) {
        this.jenkins = jenkins;
    }

    List<String> differences() {
        return differences;
    }

    List<String> notes() {
        return notes;
    }

    int compared() {
        return compared;
    }

    void compare(ClassShape ours) {
        Optional<ClassShape> found = jenkins.find(ours.name);
        if (found.isEmpty()) {
            differ(ours, "", "is not in this controller");
            return;
        }
        ClassShape real = found.get();
        compared++;
        compareType(ours, real);
        ours.fields.values().stream()
                .filter(Member::isVisibleOutside)
                .forEach(field -> compareMember(ours, real, field, shape -> shape.fields));
        ours.methods.values().stream()
                .filter(Member::isVisibleOutside)
                .filter(method -> !ours.is(Opcodes.ACC_ENUM) || !isEnumMethod(method))
                .forEach(method -> compareMember(ours, real, method, shape -> shape.methods));
        noteMissingAbstract(ours, real);
    }

    private void compareType(ClassShape ours, ClassShape real) {
        TYPE_FLAGS.forEach((flag, text) -> {
            if (ours.is(flag) != real.is(flag)) {
                differ(ours, "", (real.is(flag) ? "is " : "is not ") + text);
            }
        });
        if (!ours.is(Opcodes.ACC_ENUM)) {
            flag(ours, "", Opcodes.ACC_ABSTRACT, "abstract", ours.access, real.access);
            flag(ours, "", Opcodes.ACC_FINAL, "final", ours.access, real.access);
        }
        Set<String> ancestry = jenkins.ancestry(real.name);
        for (String parent : ours.parents()) {
            if (!ancestry.contains(parent)) {
                differ(ours, "", "does not extend or implement " + parent);
            }
        }
        ours.annotations.forEach((annotation, values) -> {
            if (!values.equals(real.annotations.get(annotation)) && !annotation.equals(DEPRECATED)) {
                differ(ours, "", annotation + " is " + real.annotations.get(annotation) + ", not " + values);
            }
        });
        if (ours.is(Opcodes.ACC_ANNOTATION)
                && !real.annotations.keySet().stream()
                        .filter(a -> a.startsWith("Ljava/lang/annotation/"))
                        .allMatch(ours.annotations::containsKey)) {
            differ(ours, "", "has " + real.annotations.keySet() + ", not " + ours.annotations.keySet());
        }
        compareUse(ours, "", ours.annotations, real.annotations);
        if (ours.signature != null
                && real.signature != null
                && !typeParameters(ours).equals(typeParameters(real))) {
            differ(ours, "", "has type parameters " + typeParameters(real) + ", not " + typeParameters(ours));
        }
    }

    private static String typeParameters(ClassShape shape) {
        return shape.signature.startsWith("<") ? shape.signature.substring(0, shape.signature.indexOf(">L")) : "";
    }

    private void compareMember(
            ClassShape ours, ClassShape real, Member member, Function<ClassShape, Map<String, Member>> members) {
        compared++;
        boolean constructor = member.key().startsWith("<init>");
        Member twin = null;
        boolean declaredHere = true;
        for (String type : constructor ? Set.of(real.name) : jenkins.ancestry(real.name)) {
            Optional<ClassShape> shape = jenkins.find(type);
            if (shape.isPresent() && members.apply(shape.get()).containsKey(member.key())) {
                twin = members.apply(shape.get()).get(member.key());
                declaredHere = type.equals(real.name);
                break;
            }
        }
        if (twin == null) {
            differ(ours, member.key(), "does not exist; there is " + namesakes(real, member, members));
            return;
        }
        compareFlags(ours, member, twin, declaredHere);
        compareUse(ours, member.key(), member.annotations(), twin.annotations());
        if (declaredHere && !member.exceptions().equals(twin.exceptions())) {
            differ(ours, member.key(), "throws " + twin.exceptions() + ", not " + member.exceptions());
        }
        if (declaredHere && !Objects.equals(member.signature(), twin.signature())) {
            differ(ours, member.key(), "has generic type " + twin.signature() + ", not " + member.signature());
        }
        if (ours.is(Opcodes.ACC_ANNOTATION) && member.hasDefault()[0] != twin.hasDefault()[0]) {
            differ(ours, member.key(), twin.hasDefault()[0] ? "has a default" : "has no default");
        }
    }

    private void compareFlags(ClassShape ours, Member member, Member twin, boolean declaredHere) {
        flag(ours, member.key(), Opcodes.ACC_STATIC, "static", member.access(), twin.access());
        if (declaredHere || twin.is(Opcodes.ACC_FINAL)) {
            flag(ours, member.key(), Opcodes.ACC_FINAL, "final", member.access(), twin.access());
        }
        if (declaredHere) {
            flag(ours, member.key(), Opcodes.ACC_PUBLIC, "public", member.access(), twin.access());
            if (!ours.is(Opcodes.ACC_ENUM)) {
                flag(ours, member.key(), Opcodes.ACC_ABSTRACT, "abstract", member.access(), twin.access());
            }
        } else if (member.is(Opcodes.ACC_PUBLIC) && !twin.is(Opcodes.ACC_PUBLIC)) {
            differ(ours, member.key(), "is not public");
        }
    }

    /** A member that Jenkins deprecates or keeps to itself must not look usable here. */
    private void compareUse(
            ClassShape ours, String member, ClassShape.Annotations mine, ClassShape.Annotations theirs) {
        if (theirs.containsKey(DEPRECATED) && !mine.containsKey(DEPRECATED)) {
            differ(ours, member, "is deprecated");
        }
        if (theirs.containsKey(RESTRICTED) && !HARMLESS_RESTRICTIONS.containsAll(theirs.get(RESTRICTED))) {
            differ(ours, member, "is restricted: " + theirs.get(RESTRICTED));
        }
    }

    private void noteMissingAbstract(ClassShape ours, ClassShape real) {
        if (real.is(Opcodes.ACC_ABSTRACT) && !real.is(Opcodes.ACC_ANNOTATION)) {
            Set<String> missing = new TreeSet<>();
            real.methods.values().stream()
                    .filter(method -> method.is(Opcodes.ACC_ABSTRACT) && !ours.methods.containsKey(method.key()))
                    .forEach(method -> missing.add(method.key()));
            if (!missing.isEmpty()) {
                notes.add(ours.name + " cannot be implemented against these signatures; it also has " + missing);
            }
        }
    }

    private void flag(ClassShape ours, String member, int flag, String text, int mine, int theirs) {
        if ((mine & flag) != (theirs & flag)) {
            differ(ours, member, ((theirs & flag) != 0 ? "is " : "is not ") + text);
        }
    }

    private static boolean isEnumMethod(Member method) {
        return method.key().startsWith("values()") || method.key().startsWith("valueOf(");
    }

    private Set<String> namesakes(ClassShape real, Member member, Function<ClassShape, Map<String, Member>> members) {
        String name = member.key().split("[ (]")[0];
        Set<String> found = new TreeSet<>();
        for (String type : jenkins.ancestry(real.name)) {
            jenkins.find(type).ifPresent(shape -> members.apply(shape).keySet().stream()
                    .filter(key -> key.split("[ (]")[0].equals(name))
                    .forEach(found::add));
        }
        return found;
    }

    private void differ(ClassShape ours, String member, String text) {
        differences.add(ours.name + (member.isEmpty() ? "" : "." + member) + " " + text);
    }
}
