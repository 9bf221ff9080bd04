package dev.drydock.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Signature;
import java.lang.classfile.instruction.ConstantInstruction;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// The official client's jar: its model classes as fields with signatures, its Api classes as lists of resources.
final class ClientJar {
    private static final String PACKAGE = "io/kubernetes/client/openapi/";
    private static final Pattern LIST_CALL = Pattern.compile("list(?:Namespaced)?(\\w+)Call");

    private final JarFile jar;

    ClientJar(JarFile jar) {
        this.jar = jar;
    }

    record Property(String json, Signature signature, boolean required, String description) {}

    record ModelClass(String name, boolean object, String description, List<Property> properties) {}

    record Resource(String model, String plural, boolean namespaced, List<String> subresources) {}

    ModelClass model(String name) {
        var parsed = parse("models/" + name);
        var descriptions = new TreeMap<String, String>();
        for (var method : parsed.methods()) {
            annotation(method, "ApiModelProperty").flatMap(a -> text(a, "value"))
                    .ifPresent(d -> descriptions.put(method.methodName().stringValue().toLowerCase(), d));
        }
        var properties = parsed.fields().stream()
                .filter(field -> (field.flags().flagsMask() & ClassFile.ACC_STATIC) == 0)
                .map(field -> property(field, descriptions))
                .sorted((a, b) -> a.json().compareTo(b.json()))
                .toList();
        var object = parsed.interfaces().stream().anyMatch(i -> i.asInternalName().endsWith("/KubernetesObject"));
        return new ModelClass(name, object, annotation(parsed, "ApiModel").flatMap(a -> text(a, "description")).orElse(""), properties);
    }

    /// The resources that an Api class can list, with the subresources it has calls for.
    List<Resource> resources(String api) {
        var parsed = parse("apis/" + api);
        var paths = parsed.methods().stream().filter(m -> m.methodName().stringValue().endsWith("Call"))
                .flatMap(m -> path(m).stream()).distinct().toList();
        return parsed.methods().stream()
                .filter(m -> LIST_CALL.matcher(m.methodName().stringValue()).matches())
                .filter(m -> !m.methodName().stringValue().matches(".*(ForAllNamespaces|ValidateBefore)Call"))
                .map(m -> resource(parsed, m, paths))
                .toList();
    }

    private static Resource resource(ClassModel api, MethodModel call, List<String> paths) {
        var path = path(call).orElseThrow();
        var typed = call.methodName().stringValue().replaceFirst("Call$", "WithHttpInfo");
        var signature = api.methods().stream().filter(m -> m.methodName().equalsString(typed)).findFirst()
                .flatMap(m -> m.findAttribute(Attributes.signature())).orElseThrow().asMethodSignature();
        var list = ((Signature.ClassTypeSig) ((Signature.TypeArg.Bounded) ((Signature.ClassTypeSig) signature.result()).typeArgs().getFirst()).boundType());
        var model = simple(list.className()).replaceFirst("List$", "");
        var below = path + "/{name}/";
        var subresources = paths.stream().filter(p -> p.startsWith(below) && !p.contains("proxy"))
                .map(p -> p.substring(below.length())).sorted().toList();
        return new Resource(model, path.substring(path.lastIndexOf('/') + 1), path.contains("{namespace}"), subresources);
    }

    private static Optional<String> path(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream())
                .filter(ConstantInstruction.class::isInstance).map(ConstantInstruction.class::cast)
                .map(ConstantInstruction::constantValue)
                .filter(value -> value instanceof String s && (s.startsWith("/api/") || s.startsWith("/apis/")))
                .map(String.class::cast).findFirst();
    }

    private static Property property(FieldModel field, TreeMap<String, String> descriptions) {
        var json = annotation(field, "SerializedName").flatMap(a -> text(a, "value")).orElseThrow();
        var signature = field.findAttribute(Attributes.signature()).map(a -> a.asTypeSignature())
                .orElseGet(() -> Signature.of(field.fieldTypeSymbol()));
        var required = annotation(field, "Nonnull").isPresent();
        var getter = "get" + field.fieldName().stringValue().replaceFirst("^_", "").toLowerCase();
        return new Property(json, signature, required, descriptions.getOrDefault(getter, ""));
    }

    private static Optional<Annotation> annotation(AttributedElement element, String name) {
        return element.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(a -> a.annotations().stream())
                .filter(a -> a.className().stringValue().endsWith("/" + name + ";")).findFirst();
    }

    private static Optional<String> text(Annotation annotation, String element) {
        return annotation.elements().stream().filter(e -> e.name().equalsString(element))
                .map(e -> ((AnnotationValue.OfString) e.value()).stringValue()).findFirst();
    }

    private ClassModel parse(String path) {
        var entry = jar.getEntry(PACKAGE + path + ".class");
        if (entry == null) throw new IllegalArgumentException("the client's jar has no " + path);
        try (var in = jar.getInputStream(entry)) {
            return ClassFile.of().parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String simple(String className) {
        return className.substring(className.lastIndexOf('/') + 1);
    }
}
