package dev.drydock.generator;

import dev.drydock.generator.Model.Shape;
import dev.drydock.generator.Model.Shape.Scalar;
import java.lang.classfile.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Joins the client's classes with the overlay and the texts. A type belongs to the first group, in the overlay's order, that reaches it.
final class ModelReader {
    private static final Set<String> TYPED = Set.of("V1Status", "V1DeleteOptions");
    private static final Set<String> VALUES = Set.of("metadata", "spec", "status");

    private final ClientJar jar;
    private final Overlay overlay;
    private final Texts texts;
    private final Map<String, Overlay.Group> owners = new LinkedHashMap<>();
    private final Map<String, ClientJar.ModelClass> classes = new LinkedHashMap<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    ModelReader(ClientJar jar, Overlay overlay, Texts texts) {
        this.jar = jar;
        this.overlay = overlay;
        this.texts = texts;
    }

    Model read() {
        var resources = new LinkedHashMap<ClientJar.Resource, Overlay.Group>();
        for (var group : overlay.groups()) {
            group.extra().forEach(name -> claim(name, group));
            var listed = group.api().map(jar::resources).orElse(List.of()).stream().sorted(Comparator.comparing(ClientJar.Resource::plural));
            listed.forEach(resource -> {
                resources.put(resource, group);
                claim(resource.model(), group);
            });
        }
        var structs = new LinkedHashMap<String, Model.Struct>();
        owners.forEach((name, group) -> structs.put(name, struct(classes.get(name), group)));
        var kinds = new ArrayList<Model.Kind>();
        resources.keySet().forEach(resource -> kinds.add(kind(resource, structs.get(resource.model()))));
        return new Model(List.copyOf(structs.values()), kinds);
    }

    private void claim(String name, Overlay.Group group) {
        if (owners.putIfAbsent(name, group) != null) return;
        var model = jar.model(name);
        classes.put(name, model);
        versions.put(group.id() + "." + simple(name), version(name, group));
        model.properties().forEach(property -> claim(property.signature(), group));
    }

    private void claim(Signature signature, Overlay.Group group) {
        if (!(signature instanceof Signature.ClassTypeSig type)) return;
        if (type.className().contains("/openapi/models/")) claim(ClientJar.simple(type.className()), group);
        for (var argument : type.typeArgs()) {
            if (argument instanceof Signature.TypeArg.Bounded bounded) claim(bounded.boundType(), group);
        }
    }

    private Model.Struct struct(ClientJar.ModelClass model, Overlay.Group group) {
        var name = simple(model.name());
        var typed = model.object() || TYPED.contains(model.name());
        var gvk = typed ? Optional.of(new Model.Gvk(group.apiGroup(), version(model.name(), group), name)) : Optional.<Model.Gvk>empty();
        var fields = model.properties().stream()
                .filter(p -> !typed || !p.json().equals("apiVersion") && !p.json().equals("kind"))
                .map(p -> field(group, name, model.object(), p))
                .sorted(Comparator.comparing(Model.Field::json)).toList();
        return new Model.Struct(group.id(), name, version(model.name(), group) + "." + name, gvk, model.object(),
                texts.ofType(group.id() + "." + name, model.description()), fields);
    }

    private Model.Field field(Overlay.Group group, String struct, boolean object, ClientJar.Property property) {
        var shape = shape(property.signature());
        var key = group.id() + "." + struct;
        if (overlay.fields().getOrDefault(key, Map.of()).getOrDefault(property.json(), "").matches("(.* )?micro( .*)?")) shape = Scalar.MICRO_TIME;
        var value = shape instanceof Scalar || shape instanceof Shape.Of && object && VALUES.contains(property.json());
        var facts = overlay.facts(key, property.json(), goType(shape), group.version() + ".", property.required(), value);
        var description = texts.ofField(key + "/" + property.json(), property.description(), shape, facts.goType());
        var published = List.copyOf(texts.values(shape, facts.goType()).keySet());
        return new Model.Field(property.json(), shape, property.required(), facts, description, published);
    }

    private Shape shape(Signature signature) {
        if (signature instanceof Signature.ArrayTypeSig) return Scalar.BYTES;
        var type = (Signature.ClassTypeSig) signature;
        var name = ClientJar.simple(type.className());
        return switch (name) {
            case "String" -> Scalar.TEXT;
            case "Integer" -> Scalar.INT32;
            case "Long" -> Scalar.INT64;
            case "Boolean" -> Scalar.BOOL;
            case "Double" -> Scalar.FLOAT64;
            case "OffsetDateTime" -> Scalar.TIME;
            case "Quantity" -> Scalar.QUANTITY;
            case "IntOrString" -> Scalar.INT_OR_STRING;
            case "Object" -> Scalar.ANY;
            case "List" -> new Shape.ListOf(shape(argument(type, 0)));
            case "Map" -> new Shape.MapOf(shape(argument(type, 1)));
            default -> new Shape.Of(owners.get(name).id(), simple(name));
        };
    }

    private static Signature argument(Signature.ClassTypeSig type, int index) {
        return ((Signature.TypeArg.Bounded) type.typeArgs().get(index)).boundType();
    }

    private String goType(Shape shape) {
        return switch (shape) {
            case Scalar scalar -> switch (scalar) {
                case TEXT -> "string";
                case INT32 -> "int32";
                case INT64 -> "int64";
                case BOOL -> "bool";
                case FLOAT64 -> "float64";
                case TIME -> "v1.Time";
                case MICRO_TIME -> "v1.MicroTime";
                case QUANTITY -> "resource.Quantity";
                case INT_OR_STRING -> "intstr.IntOrString";
                case BYTES -> "[]uint8";
                case ANY -> "runtime.RawExtension";
            };
            case Shape.ListOf list -> "[]" + goType(list.element());
            case Shape.MapOf map -> "map[string]" + goType(map.value());
            case Shape.Of of -> versions.get(of.group() + "." + of.name()) + "." + of.name();
        };
    }

    private Model.Kind kind(ClientJar.Resource resource, Model.Struct struct) {
        var names = overlay.names().getOrDefault(resource.plural(), Overlay.Names.NONE);
        return new Model.Kind(struct, resource.plural(), struct.name().toLowerCase(), resource.namespaced(), resource.subresources(), names.shortNames(), names.categories());
    }

    private static String version(String model, Overlay.Group group) {
        return model.matches("V\\d+(alpha|beta)?\\d*[A-Z].*") ? model.replaceFirst("^V(\\d+(?:(?:alpha|beta)\\d+)?).*", "v$1") : group.version();
    }

    private static String simple(String model) {
        return model.replaceFirst("^(?:[A-Z][a-z]+)?V\\d+(?:(?:alpha|beta)\\d+)?(?=[A-Z])", "");
    }
}
