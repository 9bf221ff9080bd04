package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.apiserver.Refusals;
import java.util.Set;

/// Keeps objects out of namespaces that do not exist or are going, and the namespaces that a cluster needs in place.
/// Mirrors `apiserver/pkg/admission/plugin/namespace/lifecycle`; its cache of recent deletions is not needed here.
final class NamespaceLifecycle implements AdmissionStep {
    private static final Set<String> IMMORTAL = Set.of("default", "kube-system", "kube-public");

    @Override
    public String name() {
        return "NamespaceLifecycle";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (request.verb() == Admission.Verb.DELETE && request.object() instanceof Namespace) {
            if (IMMORTAL.contains(request.name())) {
                throw Refusals.forbidden("namespaces", request.name(), "this namespace may not be deleted");
            }
        } else if (request.verb() == Admission.Verb.CREATE && request.kind().namespaced()) {
            requireLiving(request);
        }
        return request.object();
    }

    private static void requireLiving(Admission request) {
        var namespace = request.store()
                .get(Namespace.class, "", request.namespace())
                .orElseThrow(() -> Refusals.notFound("namespaces", request.namespace()));
        if (namespace.metadata().deletionTimestamp() != null && request.subresource().isEmpty()) {
            throw Refusals.forbidden(
                    request.kind().groupResource(),
                    request.name(),
                    "unable to create new content in namespace %s because it is being terminated"
                            .formatted(request.namespace()));
        }
    }
}
