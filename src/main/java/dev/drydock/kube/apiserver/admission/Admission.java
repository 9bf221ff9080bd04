package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.apiserver.Caller;
import dev.drydock.kube.apiserver.StoreView;
import org.jspecify.annotations.Nullable;

/// A request on its way through the admission steps.
///
/// @param subresource empty for the object itself
/// @param object as it would be stored; for a deletion, as it is
/// @param old null for a creation
/// @param dryRun whether nothing will be stored
public record Admission(
        Verb verb,
        Kind<?> kind,
        String subresource,
        String namespace,
        String name,
        KubeObject object,
        @Nullable KubeObject old,
        Caller caller,
        StoreView store,
        boolean dryRun) {
    public enum Verb {
        CREATE,
        UPDATE,
        DELETE
    }

    Admission withObject(KubeObject object) {
        return new Admission(verb, kind, subresource, namespace, name, object, old, caller, store, dryRun);
    }
}
