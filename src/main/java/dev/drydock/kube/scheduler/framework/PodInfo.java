package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.core.Affinity;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodAffinityTerm;
import dev.drydock.kube.api.core.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A Pod with what the scheduler reckons from it once.
///
/// @param requests what it asks for: the larger of what its containers take together and what its init containers take
/// @param assumed `requests`, where a container that asks for no CPU or memory counts with what one usually takes
public record PodInfo(Pod pod, Resources requests, Resources assumed, List<HostPort> ports) {
    private static final long USUAL_MILLI_CPU = 100;
    private static final long USUAL_MEMORY = 200L * 1024 * 1024;

    /// A port of the node that the Pod takes.
    public record HostPort(String address, String protocol, int port) {
        private static final String ANY = "0.0.0.0";

        public boolean conflictsWith(HostPort other) {
            return port == other.port
                    && protocol.equals(other.protocol)
                    && (address.equals(other.address) || address.equals(ANY) || other.address.equals(ANY));
        }
    }

    public static PodInfo of(Pod pod) {
        return new PodInfo(pod, total(pod, false), total(pod, true), hostPorts(pod));
    }

    public ObjectKey key() {
        return pod.key();
    }

    public int priority() {
        return Objects.requireNonNullElse(pod.spec().priority(), 0);
    }

    public Map<String, String> labels() {
        return pod.metadata().labels();
    }

    public boolean isTerminating() {
        return pod.metadata().deletionTimestamp() != null;
    }

    public List<PodAffinityTerm> requiredAffinity() {
        var affinity = affinity().podAffinity();
        return affinity == null ? List.of() : affinity.requiredDuringSchedulingIgnoredDuringExecution();
    }

    public List<PodAffinityTerm> requiredAntiAffinity() {
        var affinity = affinity().podAntiAffinity();
        return affinity == null ? List.of() : affinity.requiredDuringSchedulingIgnoredDuringExecution();
    }

    public List<WeightedPodAffinityTerm> preferredAffinity() {
        var affinity = affinity().podAffinity();
        return affinity == null ? List.of() : affinity.preferredDuringSchedulingIgnoredDuringExecution();
    }

    public List<WeightedPodAffinityTerm> preferredAntiAffinity() {
        var affinity = affinity().podAntiAffinity();
        return affinity == null ? List.of() : affinity.preferredDuringSchedulingIgnoredDuringExecution();
    }

    /// Whether it has rules about other Pods.
    public boolean hasPodAffinity() {
        return affinity().podAffinity() != null || affinity().podAntiAffinity() != null;
    }

    private Affinity affinity() {
        return Objects.requireNonNullElse(pod.spec().affinity(), Affinity.EMPTY);
    }

    /// Mirrors `PodRequests` of `component-helpers/resource`.
    private static Resources total(Pod pod, boolean usual) {
        var total = Resources.NONE;
        for (var container : pod.spec().containers()) {
            total = total.plus(requests(container, usual));
        }
        var sidecars = Resources.NONE;
        var starting = Resources.NONE;
        for (var container : pod.spec().initContainers()) {
            var own = requests(container, usual);
            if ("Always".equals(container.restartPolicy())) {
                total = total.plus(own);
                sidecars = sidecars.plus(own);
                starting = starting.max(sidecars);
            } else {
                starting = starting.max(own.plus(sidecars));
            }
        }
        total = total.max(starting);
        var podLevel = pod.spec().resources();
        if (podLevel != null && !podLevel.requests().isEmpty()) {
            var own = Resources.of(podLevel.requests());
            total = new Resources(
                    podLevel.requests().containsKey("cpu") ? own.milliCpu() : total.milliCpu(),
                    podLevel.requests().containsKey("memory") ? own.memory() : total.memory(),
                    total.storage(),
                    total.others());
        }
        return total.plus(Resources.of(pod.spec().overhead()));
    }

    private static Resources requests(Container container, boolean usual) {
        Map<String, Quantity> list = container.resources().requests();
        var own = Resources.of(list);
        if (!usual) {
            return own;
        }
        return new Resources(
                list.containsKey("cpu") ? own.milliCpu() : USUAL_MILLI_CPU,
                list.containsKey("memory") ? own.memory() : USUAL_MEMORY,
                own.storage(),
                own.others());
    }

    private static List<HostPort> hostPorts(Pod pod) {
        var ports = new ArrayList<HostPort>();
        var containers = Stream.concat(
                pod.spec().containers().stream(),
                pod.spec().initContainers().stream().filter(container -> "Always".equals(container.restartPolicy())));
        containers.flatMap(container -> container.ports().stream()).forEach(port -> addHostPort(port, ports));
        return List.copyOf(ports);
    }

    private static void addHostPort(ContainerPort port, List<HostPort> ports) {
        var number = port.hostPort();
        if (number != null && number > 0) {
            var address = port.hostIP() == null || port.hostIP().isEmpty() ? "0.0.0.0" : port.hostIP();
            ports.add(new HostPort(address, Objects.requireNonNullElse(port.protocol(), "TCP"), number));
        }
    }
}
