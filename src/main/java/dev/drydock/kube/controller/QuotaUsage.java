package dev.drydock.kube.controller;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.ResourceRequirements;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// What a namespace uses of what a quota limits. Mirrors `pkg/quota/v1/evaluator/core`; a scope selector is left out.
final class QuotaUsage {
    private final Client client;
    private final ResourceQuota quota;

    QuotaUsage(Client client, ResourceQuota quota) {
        this.client = client;
        this.quota = quota;
    }

    /// By the names in the quota's limits; what is not known is left out.
    Map<String, Quantity> used() {
        var used = new TreeMap<String, Quantity>();
        for (var name : quota.spec().hard().keySet()) {
            usage(name).ifPresent(quantity -> used.put(name, quantity));
        }
        return used;
    }

    private Optional<Quantity> usage(String name) {
        return switch (name) {
            case "pods", "count/pods" -> Optional.of(Quantity.of(pods().size()));
            case "cpu", "memory", "ephemeral-storage" -> Optional.of(sum(name, ResourceRequirements::requests));
            case "services.nodeports" -> Optional.of(Quantity.of(nodePorts()));
            case "services.loadbalancers" -> Optional.of(Quantity.of(loadBalancers()));
            case "requests.storage" -> Optional.of(storage());
            default -> {
                if (name.startsWith("requests.")) {
                    yield Optional.of(sum(name.substring("requests.".length()), ResourceRequirements::requests));
                }
                if (name.startsWith("limits.")) {
                    yield Optional.of(sum(name.substring("limits.".length()), ResourceRequirements::limits));
                }
                yield kind(name).map(kind -> Quantity.of(list(kind).size()));
            }
        };
    }

    private static Optional<Kind<?>> kind(String name) {
        var resource = name.startsWith("count/") ? name.substring("count/".length()) : name;
        return Kinds.all().stream().filter(kind -> kind.groupResource().equals(resource)).findFirst();
    }

    private <T extends KubeObject> List<T> list(Kind<T> kind) {
        return client.list(kind.javaType(), quota.namespace());
    }

    private List<Pod> pods() {
        return client.list(Pod.class, quota.namespace()).stream()
                .filter(pod -> !Pods.isTerminal(pod))
                .filter(pod -> quota.spec().scopes().stream().allMatch(scope -> isInScope(pod, scope)))
                .toList();
    }

    private static boolean isInScope(Pod pod, String scope) {
        boolean bestEffort = "BestEffort".equals(pod.status().qosClass());
        boolean terminating = pod.spec().activeDeadlineSeconds() != null;
        return switch (scope) {
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            case "Terminating" -> terminating;
            case "NotTerminating" -> !terminating;
            default -> true;
        };
    }

    private Quantity sum(String resource, Function<ResourceRequirements, Map<String, Quantity>> part) {
        return pods().stream().map(pod -> ofPod(pod, resource, part)).reduce(Quantity.ZERO, Quantity::plus);
    }

    /// The containers together, or the one initial container that asks for more than all of them.
    private static Quantity ofPod(Pod pod, String resource, Function<ResourceRequirements, Map<String, Quantity>> part) {
        Function<Container, Quantity> of = container ->
                Objects.requireNonNullElse(part.apply(container.resources()).get(resource), Quantity.ZERO);
        var together = pod.spec().containers().stream().map(of).reduce(Quantity.ZERO, Quantity::plus);
        return pod.spec().initContainers().stream()
                .map(of)
                .reduce(together, (most, next) -> next.compareTo(most) > 0 ? next : most);
    }

    private int nodePorts() {
        return client.list(Service.class, quota.namespace()).stream()
                .mapToInt(service -> (int) service.spec().ports().stream()
                        .filter(port -> Numbers.orZero(port.nodePort()) > 0)
                        .count())
                .sum();
    }

    private int loadBalancers() {
        return (int) client.list(Service.class, quota.namespace()).stream()
                .filter(service -> "LoadBalancer".equals(service.spec().type()))
                .count();
    }

    private Quantity storage() {
        return client.list(PersistentVolumeClaim.class, quota.namespace()).stream()
                .map(claim -> claim.spec().resources().requests().getOrDefault("storage", Quantity.ZERO))
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
