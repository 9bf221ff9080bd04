package dev.drydock.kube;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.core.EndpointAddress;
import dev.drydock.kube.api.core.EndpointSubset;
import dev.drydock.kube.api.core.Endpoints;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.discovery.Endpoint;
import dev.drydock.kube.api.discovery.EndpointConditions;
import dev.drydock.kube.api.discovery.EndpointPort;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.api.scheduling.PriorityClass;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.kubelet.NodeShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is in a cluster that kubeadm has just set up, but for what its controllers make of it and for RBAC's roles.
final class Bootstrap {
    private static final String API_SERVER_ADDRESS = "172.18.0.2";
    private static final int API_SERVER_PORT = 6443;

    private static final Map<String, String> API_SERVER_LABELS = labels();

    private Bootstrap() {}

    static void run(Settings settings, Components components) {
        var kubeadm = components.client("kubeadm");
        for (var name : List.of("default", "kube-node-lease", "kube-public", "kube-system")) {
            kubeadm.create(Namespace.EMPTY.withMetadata(ObjectMeta.EMPTY.withName(name)));
        }
        createPriorityClasses(kubeadm);
        createKubernetesService(kubeadm);
        joinNodes(settings, new Kubelet(components.client(Kubelet.NAME)));
    }

    private static void joinNodes(Settings settings, Kubelet kubelet) {
        kubelet.join(NodeShape.controlPlane());
        int number = 0;
        for (var worker : settings.workers()) {
            kubelet.join(NodeShape.worker(++number, worker.cpu(), worker.memory(), worker.pods(), worker.labels(), worker.taints()));
        }
    }

    private static void createPriorityClasses(Client kubeadm) {
        kubeadm.create(PriorityClass.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName("system-cluster-critical"))
                .withValue(2_000_000_000)
                .withDescription("Used for system critical pods that must run in the cluster, but can be moved to another node if necessary."));
        kubeadm.create(PriorityClass.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName("system-node-critical"))
                .withValue(2_000_001_000)
                .withDescription("Used for system critical pods that must not be moved from their current node."));
    }

    /// The API server's own address, with the EndpointSlice that the API server, not a controller, keeps.
    private static void createKubernetesService(Client kubeadm) {
        var meta = ObjectMeta.EMPTY.withNamespace("default").withName("kubernetes");
        var port = ServicePort.EMPTY
                .withName("https")
                .withProtocol("TCP")
                .withPort(443)
                .withTargetPort(IntOrString.of(API_SERVER_PORT));
        kubeadm.create(Service.EMPTY
                .withMetadata(meta.withLabels(API_SERVER_LABELS))
                .withSpec(ServiceSpec.EMPTY
                        .withType("ClusterIP")
                        .withClusterIP("10.96.0.1")
                        .withClusterIPs(List.of("10.96.0.1"))
                        .withPorts(List.of(port))));
        kubeadm.create(EndpointSlice.EMPTY
                .withMetadata(meta.withLabels(Map.of("kubernetes.io/service-name", "kubernetes")))
                .withAddressType("IPv4")
                .withPorts(List.of(EndpointPort.EMPTY.withName("https").withPort(API_SERVER_PORT).withProtocol("TCP")))
                .withEndpoints(List.of(Endpoint.EMPTY
                        .withAddresses(List.of(API_SERVER_ADDRESS))
                        .withConditions(EndpointConditions.EMPTY.withReady(true)))));
        kubeadm.create(Endpoints.EMPTY
                .withMetadata(meta.withLabels(Map.of("endpointslice.kubernetes.io/skip-mirror", "true")))
                .withSubsets(List.of(EndpointSubset.EMPTY
                        .withAddresses(List.of(EndpointAddress.EMPTY.withIp(API_SERVER_ADDRESS)))
                        .withPorts(List.of(dev.drydock.kube.api.core.EndpointPort.EMPTY
                                .withName("https")
                                .withPort(API_SERVER_PORT)
                                .withProtocol("TCP"))))));
    }

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("component", "apiserver");
        labels.put("provider", "kubernetes");
        return labels;
    }
}
