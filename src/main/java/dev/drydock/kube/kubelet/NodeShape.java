package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Taint;
import java.util.List;
import java.util.Map;

/// What a machine is before it joins the cluster: its size, its address, and what its kubelet was told to register with.
///
/// @param labels beside those that each kubelet sets
public record NodeShape(
        String name,
        String address,
        Quantity cpu,
        Quantity memory,
        int pods,
        Map<String, String> labels,
        List<Taint> taints) {
    private static final String CONTROL_PLANE = "node-role.kubernetes.io/control-plane";

    /// The node that kubeadm makes first; it takes no ordinary Pods.
    public static NodeShape controlPlane() {
        return numbered(
                "control-plane",
                0,
                Quantity.of(4),
                Quantity.parse("8Gi"),
                110,
                Map.of(CONTROL_PLANE, ""),
                List.of(Taint.EMPTY.withKey(CONTROL_PLANE).withEffect("NoSchedule")));
    }

    /// @param number from 1 up
    public static NodeShape worker(
            int number, Quantity cpu, Quantity memory, int pods, Map<String, String> labels, List<Taint> taints) {
        return numbered("node-" + number, number, cpu, memory, pods, labels, taints);
    }

    private static NodeShape numbered(
            String name, int number, Quantity cpu, Quantity memory, int pods, Map<String, String> labels, List<Taint> taints) {
        var address = "172.18." + (number + 2) / 250 + "." + (number + 2) % 250;
        return new NodeShape(name, address, cpu, memory, pods, labels, taints);
    }
}
