package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Toleration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets each Pod stay for five minutes on a node that is not ready or does not answer.
/// Mirrors `plugin/pkg/admission/defaulttolerationseconds`.
final class DefaultTolerationSeconds implements AdmissionStep {
    private static final List<Toleration> DEFAULTS = List.of(
            forFiveMinutes("node.kubernetes.io/not-ready"), forFiveMinutes("node.kubernetes.io/unreachable"));

    private static Toleration forFiveMinutes(String key) {
        return Toleration.EMPTY.withKey(key).withOperator("Exists").withEffect("NoExecute").withTolerationSeconds(300L);
    }

    @Override
    public String name() {
        return "DefaultTolerationSeconds";
    }

    @Override
    public KubeObject mutate(Admission request) {
        if (request.verb() == Admission.Verb.DELETE
                || !request.subresource().isEmpty()
                || !(request.object() instanceof Pod pod)) {
            return request.object();
        }
        var tolerations = new ArrayList<>(pod.spec().tolerations());
        for (var missing : DEFAULTS) {
            if (pod.spec().tolerations().stream().noneMatch(toleration -> covers(toleration, missing))) {
                tolerations.add(missing);
            }
        }
        return tolerations.size() == pod.spec().tolerations().size()
                ? pod
                : pod.withSpec(pod.spec().withTolerations(tolerations));
    }

    private static boolean covers(Toleration toleration, Toleration wanted) {
        return (isAny(toleration.key()) || toleration.key().equals(wanted.key()))
                && (isAny(toleration.effect()) || toleration.effect().equals(wanted.effect()));
    }

    private static boolean isAny(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
