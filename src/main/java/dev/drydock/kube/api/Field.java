package dev.drydock.kube.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a [Type], with what Kubernetes' schema and Go source say of it.
///
/// @param owner the key of the type it belongs to, `core.Container`
/// @param name as in JSON
/// @param index for [Struct#get(int)] and [Type#create(Object\[\])]
/// @param omitEmpty whether JSON leaves it out when it is empty
/// @param value whether it is a struct held by value in Go: never null, always written
/// @param patchMergeKey the key by which a strategic merge patch matches the items of this list
/// @param patchStrategies `merge`, `replace`, `retainKeys`
/// @param listType `map`, `set` or `atomic`
/// @param goType as Go names it in its messages, `[]v1.Container`
public record Field(
        String owner,
        String name,
        int index,
        Shape shape,
        boolean required,
        boolean omitEmpty,
        boolean value,
        @Nullable String patchMergeKey,
        List<String> patchStrategies,
        @Nullable String listType,
        List<String> listMapKeys,
        List<String> enums,
        String goType) {

    public String description() {
        return Descriptions.of(owner + "/" + name);
    }

    /// What is said of the type of its value, or of the values in a list or map.
    public String typeDescription() {
        return typeDescription(shape);
    }

    private String typeDescription(Shape shape) {
        return switch (shape) {
            case Shape.ListOf(var element) -> typeDescription(element);
            case Shape.MapOf(var value) -> typeDescription(value);
            case Shape.Of of -> of.type().get().description();
            case Shape.Time _ -> Descriptions.of("v1.Time");
            case Shape.MicroTime _ -> Descriptions.of("v1.MicroTime");
            case Shape.QuantityShape _ -> Descriptions.of("resource.Quantity");
            case Shape.IntOrStringShape _ -> Descriptions.of("intstr.IntOrString");
            case Shape.Any _ -> Descriptions.of(goType);
            case Shape.Text _, Shape.Int32 _, Shape.Int64 _, Shape.Bool _, Shape.Float64 _, Shape.Bytes _ -> "";
        };
    }

    /// The values that Kubernetes' published schema names, in its order; fewer fields have them than [#enums()].
    public List<String> publishedEnums() {
        var values = Descriptions.of(owner + "/" + name + "=");
        return values.isEmpty() ? List.of() : List.of(values.split("\n", -1));
    }
}
