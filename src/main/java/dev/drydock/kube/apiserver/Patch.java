package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.apiserver.WriteOptions.FieldValidation;

/// A change of an object that a user asks for by a document.
public interface Patch {
    /// The object as the patch leaves it, decoded, with what decoding warned of.
    <T extends KubeObject> Reply<T> applyTo(T current, Kind<T> kind, FieldValidation validation);
}
