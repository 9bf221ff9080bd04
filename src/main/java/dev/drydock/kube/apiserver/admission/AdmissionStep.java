package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;

/// One admission plug-in: may change what is to be stored, may refuse it by a [dev.drydock.kube.api.StatusException].
interface AdmissionStep {
    /// Upstream's name of the plug-in.
    String name();

    /// The object as it is to go on; called before validation.
    default KubeObject mutate(Admission request) {
        return request.object();
    }

    /// Refuses by throwing; called after validation.
    default void validate(Admission request) {}
}
