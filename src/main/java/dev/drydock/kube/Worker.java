package dev.drydock.kube;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Taint;
import java.util.List;
import java.util.Map;

/// A worker node as it joins a new cluster.
///
/// @param pods how many it may run
/// @param labels beside those that each kubelet sets
public record Worker(Quantity cpu, Quantity memory, int pods, Map<String, String> labels, List<Taint> taints) {
    public static final Worker USUAL = new Worker(Quantity.of(4), Quantity.parse("8Gi"), 110, Map.of(), List.of());

    public Worker {
        labels = Map.copyOf(labels);
        taints = List.copyOf(taints);
    }
}
