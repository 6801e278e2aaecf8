package io.jenkins.plugins.lizardcd.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the linker and the compiler see of one class: taken from its bytes, nothing is loaded. */
final class ClassShape extends ClassVisitor {
    String name;
    int access;
    String signature;
    String superName;
    List<String> interfaces;
    final Annotations annotations = new Annotations();
    final Map<String, Member> fields = new LinkedHashMap<>();
    final Map<String, Member> methods = new LinkedHashMap<>();

    /** A field or a method; {@code key} is what a call site names: name and descriptor. */
    record Member(
            String key,
            int access,
            String signature,
            Set<String> exceptions,
            Annotations annotations,
            boolean[] hasDefault) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }

        boolean isVisibleOutside() {
            return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                    && (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) == 0;
        }
    }

    /** Annotations by descriptor, with their enum and class values as text. */
    static final class Annotations extends LinkedHashMap<String, Set<String>> {
        private static final long serialVersionUID = 1L;

        AnnotationVisitor reader(String descriptor) {
            Set<String> values = computeIfAbsent(descriptor, key -> new TreeSet<>());
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    values.add(String.valueOf(value));
                }

                @Override
                public void visitEnum(String name, String enumDescriptor, String value) {
                    values.add(value);
                }

                @Override
                public AnnotationVisitor visitArray(String name) {
                    return this;
                }
            };
        }
    }

    private ClassShape() {
        super(Opcodes.ASM9);
    }

    static ClassShape read(byte[] bytes) {
        ClassShape shape = new ClassShape();
        new ClassReader(bytes).accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return shape;
    }

    boolean is(int flag) {
        return (access & flag) != 0;
    }

    List<String> parents() {
        List<String> parents = new ArrayList<>(interfaces);
        if (superName != null) {
            parents.add(0, superName);
        }
        return parents;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.name = name;
        this.access = access;
        this.signature = signature;
        this.superName = superName;
        this.interfaces = List.of(interfaces);
    }

    @Override
    public void visitInnerClass(String inner, String outer, String simpleName, int innerAccess) {
        if (inner.equals(name)) {
            access = innerAccess | (access & Opcodes.ACC_SUPER);
        }
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return annotations.reader(descriptor);
    }

    @Override
    public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
        Member field =
                new Member(name + " " + descriptor, access, signature, Set.of(), new Annotations(), new boolean[1]);
        fields.put(field.key(), field);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return field.annotations().reader(annotation);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, String signature, String[] exceptions) {
        Set<String> thrown = exceptions == null ? Set.of() : new TreeSet<>(List.of(exceptions));
        Member method = new Member(name + descriptor, access, signature, thrown, new Annotations(), new boolean[1]);
        methods.put(method.key(), method);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return method.annotations().reader(annotation);
            }

            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                method.hasDefault()[0] = true;
                return null;
            }
        };
    }
}
