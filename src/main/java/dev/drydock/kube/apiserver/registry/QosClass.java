package dev.drydock.kube.apiserver.registry;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.ResourceRequirements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How sure a Pod may be of what it asks for. Mirrors `pkg/apis/core/v1/helper/qos`.
final class QosClass {
    private static final List<String> RESOURCES = List.of("cpu", "memory");

    private QosClass() {}

    static String of(PodSpec spec) {
        var requests = new HashMap<String, Quantity>();
        var limits = new HashMap<String, Quantity>();
        boolean guaranteed = true;
        for (var resources : resources(spec)) {
            add(resources.requests(), requests);
            guaranteed &= add(resources.limits(), limits) == RESOURCES.size();
        }
        if (requests.isEmpty() && limits.isEmpty()) {
            return "BestEffort";
        }
        boolean equal = requests.size() == limits.size()
                && requests.entrySet().stream().allMatch(request -> {
                    var limit = limits.get(request.getKey());
                    return limit != null && limit.compareTo(request.getValue()) == 0;
                });
        return guaranteed && equal ? "Guaranteed" : "Burstable";
    }

    private static List<ResourceRequirements> resources(PodSpec spec) {
        var whole = spec.resources();
        if (whole != null && !(whole.requests().isEmpty() && whole.limits().isEmpty())) {
            return List.of(whole);
        }
        var all = new ArrayList<ResourceRequirements>(spec.containers().size() + spec.initContainers().size());
        spec.containers().forEach(container -> all.add(Objects.requireNonNull(container.resources())));
        spec.initContainers().forEach(container -> all.add(Objects.requireNonNull(container.resources())));
        return all;
    }

    /// @return how many of the resources that count were given
    private static int add(Map<String, Quantity> amounts, Map<String, Quantity> sums) {
        int given = 0;
        for (var name : RESOURCES) {
            var amount = amounts.get(name);
            if (amount != null && amount.signum() > 0) {
                sums.merge(name, amount, Quantity::plus);
                given++;
            }
        }
        return given;
    }
}
