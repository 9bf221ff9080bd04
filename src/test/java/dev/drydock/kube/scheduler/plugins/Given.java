package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Listers;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.NodeList;
import dev.drydock.kube.scheduler.framework.PodInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nodes and Pods for tests of plugins, written as YAML.
final class Given implements Listers {
    private final List<NodeInfo> nodes = new ArrayList<>();
    private final List<Service> services = new ArrayList<>();

    /// A node of 4 CPU, 8 GiB and 110 Pods.
    ///
    /// @param spec of the node, in flow style
    /// @param labels `{zone: a}`
    Given nodeWith(String name, String labels, String spec, String... pods) {
        var yaml = """
                metadata: {name: %s, labels: %s}
                spec: %s
                status: {allocatable: {cpu: "4", memory: 8Gi, pods: "110"}}
                """.formatted(name, labels, spec);
        var info = NodeInfo.of(Codec.decode(Node.TYPE, tree(yaml)).value());
        for (int i = 0; i < pods.length; i++) {
            info = info.with(pod(name + "-" + i, pods[i]));
        }
        nodes.add(info);
        return this;
    }

    Given node(String name, String... pods) {
        return nodeWith(name, "{kubernetes.io/hostname: " + name + "}", "{}", pods);
    }

    Given service(String selector) {
        var yaml = "{metadata: {name: s, namespace: default}, spec: {selector: %s}}".formatted(selector);
        services.add(Codec.decode(Service.TYPE, tree(yaml)).value());
        return this;
    }

    /// An attempt for a Pod.
    Cycle scheduling(String pod) {
        return new Cycle(pod("incoming", pod), NodeList.of(nodes), this);
    }

    /// @param body labels and spec in flow style: `labels: {app: web}, spec: {…}`
    static PodInfo pod(String name, String body) {
        var split = body.indexOf("spec:");
        var labels = split < 0 ? body : body.substring(0, split);
        var spec = split < 0 ? "spec: {}" : body.substring(split);
        var yaml = "{metadata: {name: %s, namespace: default, %s}, %s}".formatted(name, labels.strip(), spec);
        return PodInfo.of(Codec.decode(Pod.TYPE, tree(yaml)).value());
    }

    private static Object tree(String yaml) {
        return Yaml.documents(yaml).getFirst().tree();
    }

    @Override
    public List<Service> services(String namespace) {
        return services;
    }

    @Override
    public Optional<LabelSelector> ownerSelector(Pod pod) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> namespaceLabels(String namespace) {
        return Map.of();
    }

    @Override
    public Optional<PersistentVolumeClaim> claim(String namespace, String name) {
        return Optional.empty();
    }
}
