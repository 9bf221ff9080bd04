package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/// What a node's Pods ask for, together and each by itself.
final class NodeUsage {
    private NodeUsage() {}

    static void add(Description description, Node node, List<Pod> pods, Instant now) {
        var allocatable = node.status().allocatable().isEmpty() ? node.status().capacity() : node.status().allocatable();
        description.line(0, "Non-terminated Pods:\t(%d in total)".formatted(pods.size()));
        description.line(1, "Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge");
        description.line(1, "---------\t----\t\t------------\t----------\t---------------\t-------------\t---");
        for (var pod : pods) {
            description.line(1, String.join(
                    "\t",
                    pod.namespace(),
                    pod.name(),
                    "",
                    share(requests(pod, "cpu"), allocatable, "cpu"),
                    share(limits(pod, "cpu"), allocatable, "cpu"),
                    share(requests(pod, "memory"), allocatable, "memory"),
                    share(limits(pod, "memory"), allocatable, "memory"),
                    HumanDuration.since(pod.metadata().creationTimestamp(), now)));
        }
        description.line(0, "Allocated resources:");
        description.line(1, "(Total limits may be over 100 percent, i.e., overcommitted.)");
        description.line(1, "Resource\tRequests\tLimits").line(1, "--------\t--------\t------");
        var resources = new TreeSet<>(allocatable.keySet());
        resources.removeAll(List.of("pods", "cpu", "memory", "ephemeral-storage"));
        List.of("cpu", "memory", "ephemeral-storage").forEach(resource -> total(description, resource, pods, allocatable));
        resources.forEach(resource -> total(description, resource, pods, allocatable));
    }

    private static void total(Description description, String resource, List<Pod> pods, Map<String, Quantity> allocatable) {
        var requests = sum(pods, pod -> requests(pod, resource));
        var limits = sum(pods, pod -> limits(pod, resource));
        boolean standard = !resource.contains("/");
        description.line(1, standard
                ? "%s\t%s\t%s".formatted(resource, share(requests, allocatable, resource), share(limits, allocatable, resource))
                : "%s\t%s\t%s".formatted(resource, requests, limits));
    }

    private static String share(Quantity amount, Map<String, Quantity> allocatable, String resource) {
        var all = allocatable.getOrDefault(resource, Quantity.ZERO);
        long percent = all.isZero() ? 0 : amount.milliValue() * 100 / all.milliValue();
        return "%s (%d%%)".formatted(amount, percent);
    }

    private static <T> Quantity sum(List<T> items, Function<T, Quantity> amount) {
        return items.stream().map(amount).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity requests(Pod pod, String resource) {
        return effective(pod, container -> container.resources().requests().getOrDefault(resource, Quantity.ZERO));
    }

    private static Quantity limits(Pod pod, String resource) {
        return effective(pod, container -> container.resources().limits().getOrDefault(resource, Quantity.ZERO));
    }

    /// The sum of the containers, or the largest init container where that is more.
    private static Quantity effective(Pod pod, Function<Container, Quantity> amount) {
        var running = sum(pod.spec().containers(), amount);
        for (var init : pod.spec().initContainers()) {
            var starting = amount.apply(init);
            if (starting.compareTo(running) > 0) {
                running = starting;
            }
        }
        return running;
    }
}
