package dev.drydock.kube.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All kinds that a server lists.
public final class Kinds {
    private static final List<Kind<?>> ALL = KindTable.all();
    private static final Map<GroupVersionKind, Kind<?>> BY_GVK = new LinkedHashMap<>();
    private static final Map<Class<?>, Kind<?>> BY_CLASS = new LinkedHashMap<>();
    private static final Map<String, Kind<?>> BY_GROUP_RESOURCE = new LinkedHashMap<>();

    static {
        for (var kind : ALL) {
            BY_GVK.put(kind.gvk(), kind);
            BY_CLASS.put(kind.javaType(), kind);
            BY_GROUP_RESOURCE.put(kind.groupResource(), kind);
        }
    }

    private Kinds() {}

    /// The kind of a resource with its group, `deployments.apps`.
    public static Kind<?> ofGroupResource(String groupResource) {
        var kind = BY_GROUP_RESOURCE.get(groupResource);
        if (kind == null) {
            throw new IllegalArgumentException(groupResource + " is not listed by a server");
        }
        return kind;
    }

    /// Core first, then by group, each in alphabetical order.
    public static List<Kind<?>> all() {
        return ALL;
    }

    public static Optional<Kind<?>> of(GroupVersionKind gvk) {
        return Optional.ofNullable(BY_GVK.get(gvk));
    }

    @SuppressWarnings("unchecked")
    public static <T extends KubeObject> Kind<T> of(Class<T> type) {
        var kind = (Kind<T>) BY_CLASS.get(type);
        if (kind == null) throw new IllegalArgumentException(type + " is not listed by a server");
        return kind;
    }

    @SuppressWarnings("unchecked")
    public static <T extends KubeObject> Kind<T> of(T object) {
        return of((Class<T>) object.getClass());
    }

    /// The kind with this plural resource name in this group.
    public static Optional<Kind<?>> resource(String group, String plural) {
        return ALL.stream().filter(kind -> kind.plural().equals(plural) && kind.gvk().group().equals(group)).findFirst();
    }
}
