package dev.drydock.kube.api;

import java.util.List;
import java.util.Objects;

/// A kind that a server lists, with the names of its resource.
///
/// @param plural the resource's name in paths, `pods`
/// @param subresources such as `status`, `scale`, `eviction`
/// @param categories such as `all`
/// @param groupResource as messages name the resource: `deployments.apps`, or `pods` in the core group
public record Kind<T extends KubeObject>(
        Type<T> type,
        String plural,
        String singular,
        boolean namespaced,
        List<String> subresources,
        List<String> shortNames,
        List<String> categories,
        String groupResource) {

    public Kind(
            Type<T> type,
            String plural,
            String singular,
            boolean namespaced,
            List<String> subresources,
            List<String> shortNames,
            List<String> categories) {
        this(type, plural, singular, namespaced, subresources, shortNames, categories, groupResource(type, plural));
    }

    private static String groupResource(Type<?> type, String plural) {
        var group = Objects.requireNonNull(type.gvk()).group();
        return group.isEmpty() ? plural : plural + "." + group;
    }

    public GroupVersionKind gvk() {
        return Objects.requireNonNull(type.gvk());
    }

    public Class<T> javaType() {
        return type.javaType();
    }

    /// The kind's name, `Pod`.
    public String name() {
        return gvk().kind();
    }

    /// As messages name the kind: `Deployment.apps`, or `Pod` in the core group.
    public String groupKind() {
        return gvk().group().isEmpty() ? name() : name() + "." + gvk().group();
    }

    @Override
    public String toString() {
        return gvk().toString();
    }
}
