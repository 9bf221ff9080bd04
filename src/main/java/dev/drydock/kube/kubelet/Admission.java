package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Whether a node takes a Pod that was bound to it: one that names its node itself has been past no scheduler. Pure.
/// Mirrors the resource part of `pkg/kubelet/lifecycle/predicate.go`.
final class Admission {
    private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

    private Admission() {}

    /// @param reason as `status.reason` has it, `OutOfcpu`
    record Rejection(String reason, String message) {}

    /// @param bound the Pods that are bound to the node, this one among them
    /// @param taken whether the node has taken one of them already
    static Optional<Rejection> check(Pod pod, Node node, List<Pod> bound, Predicate<Pod> taken) {
        long places = node.status().allocatable().getOrDefault("pods", Quantity.ZERO).value();
        if (bound.size() <= places && RESOURCES.stream().allMatch(resource -> request(pod, resource).signum() == 0)) {
            return Optional.empty();
        }
        var others = bound.stream().filter(taken).toList();
        if (others.size() + 1 > places) {
            return Optional.of(rejection("pods", 1, others.size(), places));
        }
        for (var resource : RESOURCES) {
            var asked = request(pod, resource);
            if (asked.signum() == 0) {
                continue;
            }
            var used = others.stream().map(other -> request(other, resource)).reduce(BigDecimal.ZERO, BigDecimal::add);
            var all = node.status().allocatable().getOrDefault(resource, Quantity.ZERO).amount();
            if (asked.add(used).compareTo(all) > 0) {
                int scale = resource.equals("cpu") ? 3 : 0;
                return Optional.of(rejection(resource, units(asked, scale), units(used, scale), units(all, scale)));
            }
        }
        return Optional.empty();
    }

    private static Rejection rejection(String resource, long asked, long used, long all) {
        return new Rejection("OutOf" + resource, "Pod was rejected: Node didn't have enough resource: %s, requested: %d, used: %d, capacity: %d"
                .formatted(resource, asked, used, all));
    }

    private static long units(BigDecimal amount, int scale) {
        return amount.scaleByPowerOfTen(scale).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static BigDecimal request(Pod pod, String resource) {
        var running = Stream.concat(
                        pod.spec().containers().stream(),
                        pod.spec().initContainers().stream().filter(container -> Lifecycle.isSidecar(pod, container)))
                .map(container -> request(container, resource))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return pod.spec().initContainers().stream()
                .map(container -> request(container, resource))
                .reduce(running, BigDecimal::max);
    }

    private static BigDecimal request(Container container, String resource) {
        return container.resources().requests().getOrDefault(resource, Quantity.ZERO).amount();
    }
}
