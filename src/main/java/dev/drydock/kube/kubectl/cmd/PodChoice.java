package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ReplicationController;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.select.LabelSelector;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which Pod and which of its containers a command means that works with one.
/// Mirrors `GetFirstPod` of `kubectl/pkg/polymorphichelpers` and `kubectl/pkg/cmd/util/podcmd`.
final class PodChoice {
    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    private PodChoice() {}

    /// What `POD` or `TYPE/NAME` names.
    static KubeObject named(Invocation kubectl, String argument) {
        var words = argument.contains("/") ? List.of(argument) : List.of("pods", argument);
        return Selection.of(kubectl).arguments(words, false).all().getFirst().object();
    }

    /// The Pods that stand behind an object, those first of which there is most to see.
    ///
    /// @param longest how long to wait for the first
    static List<Pod> behind(Invocation kubectl, KubeObject object, Duration longest, String purpose) {
        if (object instanceof Pod pod) {
            return List.of(pod);
        }
        var selector = selector(object).orElseThrow(() -> {
            var type = "*v1." + object.gvk().kind();
            return Failure.of("cannot %s %s: selector for %s not implemented".formatted(purpose, type, type));
        });
        if (!kubectl.waitUntil(() -> !pods(kubectl, object.namespace(), selector).isEmpty(), longest)) {
            throw Failure.of("timed out waiting for the condition");
        }
        return pods(kubectl, object.namespace(), selector);
    }

    private static List<Pod> pods(Invocation kubectl, String namespace, LabelSelector selector) {
        return kubectl.client().list(Kinds.of(Pod.class), namespace, "", "").stream()
                .map(Pod.class::cast)
                .filter(pod -> selector.matches(pod.metadata().labels()))
                .sorted(Comparator.comparing((Pod pod) -> pod.spec().nodeName() == null)
                        .thenComparing(pod -> switch (String.valueOf(pod.status().phase())) {
                            case "Running" -> 0;
                            case "Unknown" -> 1;
                            case "Pending" -> 2;
                            default -> 3;
                        })
                        .thenComparing(pod -> !isReady(pod))
                        .thenComparing(Comparator.comparing(PodChoice::restarts).reversed())
                        .thenComparing(pod -> Objects.requireNonNullElse(pod.metadata().creationTimestamp(), Instant.EPOCH)))
                .toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream().anyMatch(each -> "Ready".equals(each.type()) && "True".equals(each.status()));
    }

    private static int restarts(Pod pod) {
        return pod.status().containerStatuses().stream()
                .map(ContainerStatus::restartCount)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    private static Optional<LabelSelector> selector(KubeObject object) {
        return switch (object) {
            case Deployment deployment -> Optional.of(LabelSelector.of(deployment.spec().selector()));
            case ReplicaSet set -> Optional.of(LabelSelector.of(set.spec().selector()));
            case StatefulSet set -> Optional.of(LabelSelector.of(set.spec().selector()));
            case DaemonSet set -> Optional.of(LabelSelector.of(set.spec().selector()));
            case Job job -> Optional.ofNullable(job.spec().selector()).map(LabelSelector::of);
            case Service service when !service.spec().selector().isEmpty() -> Optional.of(labels(service.spec().selector()));
            case ReplicationController controller -> Optional.of(labels(controller.spec().selector()));
            default -> Optional.empty();
        };
    }

    private static LabelSelector labels(Map<String, String> labels) {
        return LabelSelector.parse(labels.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(",")));
    }

    /// The container that is meant where none was named.
    static String container(Invocation kubectl, Pod pod, boolean quiet) {
        var preset = Objects.requireNonNullElse(pod.metadata().annotations().get(DEFAULT_CONTAINER), "");
        if (!preset.isEmpty()) {
            if (has(pod, preset)) {
                return preset;
            }
            kubectl.complain("Default container name %s not found in pod %s".formatted(Go.quote(preset), pod.name()));
        }
        var first = Objects.requireNonNull(pod.spec().containers().getFirst().name());
        if (!quiet && pod.spec().containers().size() + pod.spec().initContainers().size() > 1) {
            kubectl.complain("Defaulted container %s out of: %s".formatted(Go.quote(first), all(pod)));
        }
        return first;
    }

    static boolean has(Pod pod, String container) {
        return Stream.concat(pod.spec().containers().stream(), pod.spec().initContainers().stream())
                .map(Container::name)
                .anyMatch(container::equals);
    }

    static String all(Pod pod) {
        var names = new ArrayList<String>();
        pod.spec().containers().forEach(container -> names.add(container.name()));
        pod.spec().initContainers().forEach(container -> names.add(container.name() + " (init)"));
        return String.join(", ", names);
    }
}
