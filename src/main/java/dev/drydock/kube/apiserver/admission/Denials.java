package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.apiserver.Refusals;

/// Refusals of admission steps. Mirrors `apiserver/pkg/admission/errors.go`.
final class Denials {
    private Denials() {}

    /// An object whose name is still to be generated is named by its prefix.
    static StatusException forbidden(Admission request, String message) {
        var prefix = request.object().metadata().generateName();
        var name = !request.object().name().isEmpty() ? request.object().name() : prefix == null ? "Unknown" : prefix;
        return Refusals.forbidden(request.kind().groupResource(), name, message);
    }
}
