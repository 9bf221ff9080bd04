package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import java.util.Optional;
import java.util.Set;

/// Holds containers to `runAsNonRoot`. Mirrors `verifyRunAsNonRoot` of `pkg/kubelet/kuberuntime/security_context.go`.
final class NonRoot {
    private static final Set<String> IMAGES = Set.of(
            "nginx-unprivileged", "curl", "kubectl", "prometheus", "grafana", "http-echo", "pause", "controller", "metrics-server", "coredns", "fluentd");

    private NonRoot() {}

    static Optional<String> refusal(Pod pod, Container container) {
        var own = container.securityContext();
        var all = pod.spec().securityContext();
        boolean wanted = own != null && own.runAsNonRoot() != null ? own.runAsNonRoot() : all != null && Boolean.TRUE.equals(all.runAsNonRoot());
        if (!wanted) {
            return Optional.empty();
        }
        var user = own != null && own.runAsUser() != null ? own.runAsUser() : all == null ? null : all.runAsUser();
        var who = "(pod: \"%s_%s(%s)\", container: %s)".formatted(pod.name(), pod.namespace(), pod.metadata().uid(), container.name());
        if (user != null) {
            return user == 0 ? Optional.of("container's runAsUser breaks non-root policy " + who) : Optional.empty();
        }
        return isRoot(container) ? Optional.of("container has runAsNonRoot and image will run as root " + who) : Optional.empty();
    }

    private static boolean isRoot(Container container) {
        return ImageName.parse(String.valueOf(container.image()))
                .map(image -> !IMAGES.contains(image.path().substring(image.path().lastIndexOf('/') + 1)))
                .orElse(false);
    }
}
