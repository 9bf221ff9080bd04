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
}
