package dev.drydock.kube.controller;

import dev.drydock.kube.api.IntOrString;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentSpec;
import dev.drydock.kube.api.apps.DeploymentStrategy;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.ReplicaSetSpec;
import dev.drydock.kube.api.apps.RollingUpdateDeployment;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.ContainerPort;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.NodeCondition;
import dev.drydock.kube.api.core.NodeStatus;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import dev.drydock.kube.api.core.PodTemplateSpec;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.core.ServicePort;
import dev.drydock.kube.api.core.ServiceSpec;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Objects with the label `app: web`, as the API server stores them.
final class Samples {
    static final Map<String, String> WEB = Map.of("app", "web");

    private Samples() {}

    static ObjectMeta named(String name) {
        return ObjectMeta.EMPTY.withName(name).withNamespace("default");
    }

    static Node node(Instant heartbeat) {
        var ready = NodeCondition.EMPTY
                .withType("Ready").withStatus("True").withReason("KubeletReady")
                .withLastHeartbeatTime(heartbeat).withLastTransitionTime(heartbeat);
        return Node.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName("node-1"))
                .withStatus(NodeStatus.EMPTY.withConditions(List.of(ready)));
    }

    static PodTemplateSpec template(String image) {
        var port = ContainerPort.EMPTY.withName("http").withContainerPort(80).withProtocol("TCP");
        return PodTemplateSpec.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withLabels(WEB))
                .withSpec(PodSpec.EMPTY.withContainers(
                        List.of(Container.EMPTY.withName("web").withImage(image).withPorts(List.of(port)))));
    }

    static Pod pod(String name) {
        return Pod.EMPTY.withMetadata(named(name).withLabels(WEB)).withSpec(template("nginx").spec());
    }

    static ReplicaSet replicaSet(int replicas) {
        return ReplicaSet.EMPTY
                .withMetadata(named("web"))
                .withSpec(ReplicaSetSpec.EMPTY
                        .withReplicas(replicas)
                        .withSelector(LabelSelector.EMPTY.withMatchLabels(WEB))
                        .withTemplate(template("nginx")));
    }

    static Deployment deployment(int replicas) {
        return Deployment.EMPTY
                .withMetadata(named("web"))
                .withSpec(DeploymentSpec.EMPTY
                        .withReplicas(replicas)
                        .withSelector(LabelSelector.EMPTY.withMatchLabels(WEB))
                        .withTemplate(template("nginx"))
                        .withProgressDeadlineSeconds(600)
                        .withRevisionHistoryLimit(10)
                        .withStrategy(rolling(IntOrString.of("25%"), IntOrString.of("25%"))));
    }

    static DeploymentStrategy rolling(IntOrString surge, IntOrString unavailable) {
        return DeploymentStrategy.EMPTY
                .withType("RollingUpdate")
                .withRollingUpdate(RollingUpdateDeployment.EMPTY.withMaxSurge(surge).withMaxUnavailable(unavailable));
    }

    static Service service(IntOrString targetPort) {
        return Service.EMPTY
                .withMetadata(named("web"))
                .withSpec(ServiceSpec.EMPTY
                        .withType("ClusterIP")
                        .withSelector(WEB)
                        .withPorts(List.of(ServicePort.EMPTY.withPort(80).withProtocol("TCP").withTargetPort(targetPort))));
    }
}
