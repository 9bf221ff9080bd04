package dev.drydock.workbench.insight;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;

/// Which object is meant.
///
/// @param resource with its group: `pods`, `deployments.apps`
/// @param namespace empty for objects that have none
public record Ref(String resource, String namespace, String name) {
    public static Ref of(KubeObject object) {
        return new Ref(Kinds.of(object).groupResource(), object.namespace(), object.name());
    }

    /// A subresource belongs to its object: `pods/status` is about `pods`.
    static Ref of(String resource, ObjectKey key) {
        int slash = resource.indexOf('/');
        return new Ref(slash < 0 ? resource : resource.substring(0, slash), key.namespace(), key.name());
    }

    static Ref of(Change change) {
        return new Ref(change.resource(), change.object().namespace(), change.object().name());
    }

    public Kind<?> kind() {
        return Kinds.ofGroupResource(resource);
    }

    /// As kubectl names it: `pod/web`. What has no name yet is called by its kind alone.
    public String shortName() {
        return name.isEmpty() ? kind().singular() : kind().singular() + "/" + name;
    }
}
