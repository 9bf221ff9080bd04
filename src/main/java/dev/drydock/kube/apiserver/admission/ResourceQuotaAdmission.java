package dev.drydock.kube.apiserver.admission;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.ResourceQuota;
import dev.drydock.kube.api.quota.QuotaUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Keeps a namespace within its quotas. Mirrors `apiserver/pkg/admission/plugin/resourcequota`.
///
/// What is used is counted in the store, where upstream trusts the quota's status.
final class ResourceQuotaAdmission implements AdmissionStep {
    private static final List<String> COMPUTE =
            List.of("cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory");

    @Override
    public String name() {
        return "ResourceQuota";
    }

    @Override
    public void validate(Admission request) {
        if (request.verb() != Admission.Verb.CREATE || !request.kind().namespaced() || !request.subresource().isEmpty()) {
            return;
        }
        for (var quota : request.store().list(ResourceQuota.class, request.namespace())) {
            check(request, quota);
        }
    }

    private static void check(Admission request, ResourceQuota quota) {
        var asked = QuotaUsage.of(request.object(), quota);
        asked.keySet().retainAll(quota.spec().hard().keySet());
        if (request.object() instanceof Pod pod && QuotaUsage.matches(pod, quota)) {
            requireGiven(request, pod, quota);
        }
        if (asked.isEmpty()) {
            return;
        }
        var used = QuotaUsage.used(quota, request.store()::list);
        var exceeded = new TreeMap<String, Quantity>();
        asked.forEach((name, amount) -> {
            var after = used.getOrDefault(name, Quantity.ZERO).plus(amount);
            if (after.compareTo(quota.spec().hard().get(name)) > 0 && amount.signum() > 0) {
                exceeded.put(name, amount);
            }
        });
        if (!exceeded.isEmpty()) {
            throw Denials.forbidden(request, "exceeded quota: %s, requested: %s, used: %s, limited: %s".formatted(
                    quota.name(), print(exceeded, exceeded), print(exceeded, used), print(exceeded, quota.spec().hard())));
        }
    }

    private static String print(Map<String, Quantity> names, Map<String, Quantity> amounts) {
        return names.keySet().stream()
                .map(name -> name + "=" + amounts.getOrDefault(name, Quantity.ZERO))
                .collect(Collectors.joining(","));
    }

    private static void requireGiven(Admission request, Pod pod, ResourceQuota quota) {
        var missing = new TreeMap<String, TreeSet<String>>();
        var containers = new ArrayList<>(pod.spec().containers());
        containers.addAll(pod.spec().initContainers());
        for (var name : COMPUTE) {
            if (quota.spec().hard().containsKey(name)) {
                containers.stream()
                        .filter(container -> !gives(container, name))
                        .forEach(container -> missing.computeIfAbsent(name, key -> new TreeSet<>()).add(String.valueOf(container.name())));
            }
        }
        if (!missing.isEmpty()) {
            var text = missing.entrySet().stream()
                    .map(entry -> entry.getKey() + " for: " + String.join(",", entry.getValue()))
                    .collect(Collectors.joining("; "));
            throw Denials.forbidden(request, "failed quota: %s: must specify %s".formatted(quota.name(), text));
        }
    }

    private static boolean gives(Container container, String name) {
        return name.startsWith("limits.")
                ? container.resources().limits().containsKey(name.substring("limits.".length()))
                : container.resources().requests().containsKey(name.startsWith("requests.") ? name.substring("requests.".length()) : name);
    }
}
