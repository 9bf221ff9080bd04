package dev.drydock.kube.api.quota;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.core.Service;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// What counts against a quota. Mirrors `pkg/quota/v1/evaluator/core`; leaves out volume classes and extended resources.
public final class QuotaUsage {
    private static final Quantity ONE = Quantity.of(1);
    private static final Set<String> COUNTED_BY_NAME = Set.of(
            "pods", "services", "replicationcontrollers", "resourcequotas", "secrets", "configmaps", "persistentvolumeclaims");

    private static final Set<String> AMOUNTS =
            Set.of("cpu", "memory", "ephemeral-storage", "services.nodeports", "services.loadbalancers");

    private QuotaUsage() {}

    /// What one object uses up, by the resources that quotas name; empty where it does not count.
    public static Map<String, Quantity> of(KubeObject object, ResourceQuota quota) {
        var usage = new TreeMap<String, Quantity>();
        if (object instanceof Pod pod && !matches(pod, quota)) {
            return usage;
        }
        var resource = Kinds.of(object).groupResource();
        usage.put("count/" + resource, ONE);
        if (object instanceof Pod pod && isFinished(pod)) {
            return usage;
        }
        if (COUNTED_BY_NAME.contains(resource)) {
            usage.put(resource, ONE);
        }
        switch (object) {
            case Pod pod -> addPod(pod, usage);
            case Service service -> addService(service, usage);
            case PersistentVolumeClaim claim -> {
                var size = claim.spec().resources().requests().get("storage");
                if (size != null) {
                    usage.put("requests.storage", size);
                }
            }
            default -> {}
        }
        return usage;
    }

    /// What all stored objects of the quota's namespace use up, of the resources that the quota limits.
    ///
    /// @param list answers the objects of a type in a namespace
    public static Map<String, Quantity> used(
            ResourceQuota quota, BiFunction<Class<? extends KubeObject>, String, List<? extends KubeObject>> list) {
        var used = new TreeMap<String, Quantity>();
        quota.spec().hard().keySet().stream().filter(QuotaUsage::isKnown).forEach(name -> used.put(name, Quantity.ZERO));
        for (var kind : Kinds.all()) {
            if (kind.namespaced() && counts(kind, quota)) {
                for (var object : list.apply(kind.javaType(), quota.namespace())) {
                    of(object, quota).forEach((name, amount) -> used.computeIfPresent(name, (key, sum) -> sum.plus(amount)));
                }
            }
        }
        return used;
    }

    private static boolean isKnown(String name) {
        return COUNTED_BY_NAME.contains(name)
                || AMOUNTS.contains(name)
                || name.startsWith("requests.")
                || name.startsWith("limits.")
                || Kinds.all().stream().anyMatch(kind -> name.equals("count/" + kind.groupResource()));
    }

    private static boolean counts(Kind<?> kind, ResourceQuota quota) {
        var hard = quota.spec().hard().keySet();
        var resource = kind.groupResource();
        return hard.contains(resource)
                || hard.contains("count/" + resource)
                || hard.stream().anyMatch(name -> switch (resource) {
                    case "pods" -> name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage") || name.startsWith("limits.")
                            || name.startsWith("requests.") && !name.equals("requests.storage");
                    case "services" -> name.startsWith("services.");
                    case "persistentvolumeclaims" -> name.equals("requests.storage");
                    default -> false;
                });
    }

    /// Whether a Pod is of those that the quota's scopes speak of.
    public static boolean matches(Pod pod, ResourceQuota quota) {
        boolean bestEffort = "BestEffort".equals(pod.status().qosClass());
        boolean terminating = pod.spec().activeDeadlineSeconds() != null;
        boolean inScopes = quota.spec().scopes().stream().allMatch(scope -> switch (scope) {
            case "BestEffort" -> bestEffort;
            case "NotBestEffort" -> !bestEffort;
            case "Terminating" -> terminating;
            case "NotTerminating" -> !terminating;
            default -> true;
        });
        var selector = quota.spec().scopeSelector();
        return inScopes && (selector == null || selector.matchExpressions().stream().allMatch(expression -> {
            var value = "PriorityClass".equals(expression.scopeName()) ? pod.spec().priorityClassName() : null;
            return switch (Objects.requireNonNullElse(expression.operator(), "")) {
                case "In" -> value != null && expression.values().contains(value);
                case "NotIn" -> value == null || !expression.values().contains(value);
                case "DoesNotExist" -> value == null || value.isEmpty();
                default -> !"PriorityClass".equals(expression.scopeName()) || value != null && !value.isEmpty();
            };
        }));
    }

    private static boolean isFinished(Pod pod) {
        return "Succeeded".equals(pod.status().phase()) || "Failed".equals(pod.status().phase());
    }

    private static void addPod(Pod pod, Map<String, Quantity> usage) {
        var requests = new TreeMap<String, Quantity>();
        var limits = new TreeMap<String, Quantity>();
        for (var container : pod.spec().containers()) {
            container.resources().requests().forEach((name, amount) -> requests.merge(name, amount, Quantity::plus));
            container.resources().limits().forEach((name, amount) -> limits.merge(name, amount, Quantity::plus));
        }
        for (var container : pod.spec().initContainers()) {
            container.resources().requests().forEach((name, amount) -> requests.merge(name, amount, QuotaUsage::max));
            container.resources().limits().forEach((name, amount) -> limits.merge(name, amount, QuotaUsage::max));
        }
        requests.forEach((name, amount) -> {
            usage.put("requests." + name, amount);
            if (name.equals("cpu") || name.equals("memory") || name.equals("ephemeral-storage")) {
                usage.put(name, amount);
            }
        });
        limits.forEach((name, amount) -> usage.put("limits." + name, amount));
    }

    private static Quantity max(Quantity one, Quantity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static void addService(Service service, Map<String, Quantity> usage) {
        var type = Objects.requireNonNullElse(service.spec().type(), "");
        boolean balanced = type.equals("LoadBalancer");
        if (balanced) {
            usage.put("services.loadbalancers", ONE);
        }
        if (type.equals("NodePort") || balanced && !Boolean.FALSE.equals(service.spec().allocateLoadBalancerNodePorts())) {
            usage.put("services.nodeports", Quantity.of(service.spec().ports().size()));
        }
    }
}
