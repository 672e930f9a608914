import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Run by the build on the folder of compiled classes: a `switch` over types, and `equals` and
/// `hashCode` of a record, become plain methods that do the same.
///
/// The compiler leaves both to be written when they are first used, by code that runs in the
/// interpreter at every start and that no AOT cache of Java 25 keeps. The figures stand in
/// `docs/decisions/0001-launcher-and-aot-cache.md`.
final class PlainLinks {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final String SWITCHES = "Ljava/lang/runtime/SwitchBootstraps;";
    private static final String RECORDS = "Ljava/lang/runtime/ObjectMethods;";

    private static final ClassFile CLASSES =
            ClassFile.of(
                    ClassFile.ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(
                                            ClassLoader.getSystemClassLoader())
                                    .orElse(ClassHierarchyResolver.defaultResolver())));

    private final ClassDesc owner;
    private final boolean isInterface;

    /// The methods to write, by their names.
    private final Map<String, InvokeDynamicInstruction> plain = new LinkedHashMap<>();

    private PlainLinks(ClassModel model) {
        owner = model.thisClass().asSymbol();
        isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
    }

    /// @param arguments the folder; its classes and their libraries stand on the class path
    public static void main(String[] arguments) throws IOException {
        try (var files = Files.walk(Path.of(arguments[0]))) {
            for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                var model = CLASSES.parse(file);
                var links = new PlainLinks(model);
                var bytes = links.written(model);
                if (links.plain.isEmpty()) continue;
                var faults = CLASSES.verify(bytes);
                if (!faults.isEmpty()) throw new IllegalStateException(file + ": " + faults);
                Files.write(file, bytes);
            }
        }
    }

    private byte[] written(ClassModel model) {
        return CLASSES.transformClass(
                model,
                ClassTransform.transformingMethodBodies(
                                method -> method.code().isPresent() && calls(method.code().get()),
                                (CodeTransform) this::replace)
                        .andThen(ClassTransform.endHandler(this::write)));
    }

    private static boolean calls(Iterable<?> code) {
        for (var element : code)
            if (element instanceof InvokeDynamicInstruction link && isPlain(link)) return true;
        return false;
    }

    private static boolean isPlain(InvokeDynamicInstruction link) {
        var by = link.bootstrapMethod().owner().descriptorString();
        if (by.equals(RECORDS)) return !link.name().stringValue().equals("toString");
        return by.equals(SWITCHES)
                && link.name().stringValue().equals("typeSwitch")
                && link.bootstrapArgs().stream().allMatch(label -> label instanceof ClassDesc);
    }

    private void replace(CodeBuilder code, java.lang.classfile.CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction link && isPlain(link))) {
            code.with(element);
            return;
        }
        var name = "plain$" + link.name().stringValue() + "$" + plain.size();
        plain.put(name, link);
        code.invokestatic(owner, name, link.typeSymbol(), isInterface);
    }

    private void write(ClassBuilder to) {
        int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
        plain.forEach((name, link) ->
                to.withMethodBody(
                        name,
                        link.typeSymbol(),
                        flags,
                        code -> {
                            switch (link.name().stringValue()) {
                                case "typeSwitch" -> typeSwitch(code, link.bootstrapArgs());
                                case "equals" -> equality(code, parts(link));
                                case "hashCode" -> hash(code, parts(link));
                                default -> throw new IllegalStateException(name);
                            }
                        }));
    }

    /// -1 for null; else the first label from the given one on that fits; else their number.
    private static void typeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
        var isThere = code.newLabel();
        code.aload(0).ifnonnull(isThere).iconst_m1().ireturn().labelBinding(isThere);
        for (int i = 0; i < labels.size(); i++) {
            var next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    /// The fields of a record, in order.
    private static List<DirectMethodHandleDesc> parts(InvokeDynamicInstruction link) {
        return link.bootstrapArgs().stream()
                .skip(2)
                .map(part -> (DirectMethodHandleDesc) part)
                .toList();
    }

    private void equality(CodeBuilder code, List<DirectMethodHandleDesc> parts) {
        var differs = code.newLabel();
        var isOther = code.newLabel();
        code.aload(0).aload(1).if_acmpne(isOther).iconst_1().ireturn().labelBinding(isOther);
        code.aload(1).instanceOf(owner).ifeq(differs).aload(1).checkcast(owner).astore(2);
        for (var part : parts) {
            field(code, 0, part);
            field(code, 2, part);
            var type = part.invocationType().returnType();
            if (type.isPrimitive()) {
                var compare = MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
                code.invokestatic(boxed(type), "compare", compare).ifne(differs);
            } else code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(differs);
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private void hash(CodeBuilder code, List<DirectMethodHandleDesc> parts) {
        code.iconst_0();
        for (var part : parts) {
            code.bipush(31).imul();
            field(code, 0, part);
            var type = part.invocationType().returnType();
            if (type.isPrimitive()) {
                var hash = MethodTypeDesc.of(ConstantDescs.CD_int, type);
                code.invokestatic(boxed(type), "hashCode", hash);
            } else code.invokestatic(OBJECTS, "hashCode", HASH);
            code.iadd();
        }
        code.ireturn();
    }

    private void field(CodeBuilder code, int slot, DirectMethodHandleDesc part) {
        code.aload(slot).getfield(owner, part.methodName(), part.invocationType().returnType());
    }

    private static final MethodTypeDesc EQUALS =
            MethodTypeDesc.of(
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc HASH =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

    private static final Map<ClassDesc, ClassDesc> BOXED =
            Map.of(
                    ConstantDescs.CD_int, ConstantDescs.CD_Integer,
                    ConstantDescs.CD_long, ConstantDescs.CD_Long,
                    ConstantDescs.CD_double, ConstantDescs.CD_Double,
                    ConstantDescs.CD_float, ConstantDescs.CD_Float,
                    ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
                    ConstantDescs.CD_char, ConstantDescs.CD_Character,
                    ConstantDescs.CD_short, ConstantDescs.CD_Short,
                    ConstantDescs.CD_byte, ConstantDescs.CD_Byte);

    private static ClassDesc boxed(ClassDesc type) {
        return BOXED.get(type);
    }
}
