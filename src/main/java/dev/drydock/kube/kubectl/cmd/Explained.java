package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A field as its published schema tells of it.
///
/// @param typeDescription what is said of the type of its value, or of the values in it
/// @param enums the values that the schema names
/// @param typeName of its value, without what makes a list or a map of it
record Explained(
        String name, Shape shape, boolean required, String description, String typeDescription, List<String> enums, String typeName) {
    private static final String API_VERSION =
            "APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas"
                    + " to the latest internal value, and may reject unrecognized values. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources";
    private static final String KIND =
            "Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint"
                    + " the client submits requests to. Cannot be updated. In CamelCase. More info:"
                    + " https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds";

    /// The fields of a type in alphabetical order, with the two that say what an object is.
    static List<Explained> fields(Type<?> type) {
        var fields = new ArrayList<Explained>();
        if (type.gvk() != null) {
            fields.add(new Explained("apiVersion", Shape.TEXT, false, API_VERSION, "", List.of(), "string"));
            fields.add(new Explained("kind", Shape.TEXT, false, KIND, "", List.of(), "string"));
        }
        type.fields().forEach(field -> fields.add(of(field)));
        fields.sort(Comparator.comparing(Explained::name));
        return fields;
    }

    private static Explained of(Field field) {
        return new Explained(
                field.name(), field.shape(), field.required(), field.description(), field.typeDescription(), field.publishedEnums(), typeName(field));
    }

    static Optional<Explained> field(Type<?> type, String name) {
        return fields(type).stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /// The struct that it holds, be it in a list or a map.
    Optional<Type<?>> struct() {
        return inner(shape) instanceof Shape.Of of ? Optional.of(of.type().get()) : Optional.empty();
    }

    /// `[]Container`, `map[string]string`.
    String type() {
        return around(shape) + typeName;
    }

    /// What makes lists and maps of what is innermost.
    static String around(Shape shape) {
        return switch (shape) {
            case Shape.ListOf(var element) -> "[]" + around(element);
            case Shape.MapOf(var value) -> "map[string]" + around(value);
            default -> "";
        };
    }

    static Shape inner(Shape shape) {
        return switch (shape) {
            case Shape.ListOf(var element) -> inner(element);
            case Shape.MapOf(var value) -> inner(value);
            default -> shape;
        };
    }

    private static String typeName(Field field) {
        return switch (inner(field.shape())) {
            case Shape.Text _, Shape.Time _, Shape.MicroTime _, Shape.Bytes _ -> "string";
            case Shape.Int32 _, Shape.Int64 _ -> "integer";
            case Shape.Bool _ -> "boolean";
            case Shape.Float64 _ -> "number";
            case Shape.QuantityShape _ -> "Quantity";
            case Shape.IntOrStringShape _ -> "IntOrString";
            case Shape.Any _ -> field.goType().substring(field.goType().lastIndexOf('.') + 1);
            case Shape.Of of -> of.type().get().name();
            case Shape.ListOf _, Shape.MapOf _ -> throw new IllegalStateException("not innermost");
        };
    }
}
