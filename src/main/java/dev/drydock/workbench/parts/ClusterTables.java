package dev.drydock.workbench.parts;

import com.vaadin.flow.component.html.Div;
import dev.drydock.workbench.Scene;
import java.time.Instant;
import java.util.List;

/// What is in the cluster now, as tables with kubectl's columns, those first that a narrow pane should show. Times are the cluster's own, since it began.
public final class ClusterTables extends Div {
    private Instant began = Instant.EPOCH;
    private final LiveTable<Scene.Pod> pods;
    private final LiveTable<Scene.Deployment> deployments;
    private final LiveTable<Scene.ReplicaSet> replicaSets;
    private final LiveTable<Scene.Service> services;
    private final LiveTable<Scene.Node> nodes;
    private final LiveTable<Scene.Namespace> namespaces;

    public ClusterTables() {
        addClassName("dd-tables");
        pods = new LiveTable<>(
                "Pods", getTranslation("workbench.table.no-pods"), pod -> pod.namespace() + "/" + pod.name(), List.of(
                new LiveTable.Column<>("NAME", Scene.Pod::name),
                new LiveTable.Column<>("READY", Scene.Pod::ready),
                new LiveTable.Column<>("STATUS", Scene.Pod::status, Scene.Pod::state),
                new LiveTable.Column<>("NODE", pod -> orNone(pod.node())),
                new LiveTable.Column<>("RESTARTS", pod -> String.valueOf(pod.restarts())),
                new LiveTable.Column<>("IP", pod -> orNone(pod.ip())),
                new LiveTable.Column<>("NAMESPACE", Scene.Pod::namespace)));
        deployments = new LiveTable<>(
                "Deployments", "", deployment -> deployment.namespace() + "/" + deployment.name(), List.of(
                new LiveTable.Column<>("NAME", Scene.Deployment::name),
                new LiveTable.Column<>("READY", deployment -> deployment.ready() + "/" + deployment.desired(), Scene.Deployment::state),
                new LiveTable.Column<>("UP-TO-DATE", deployment -> String.valueOf(deployment.upToDate())),
                new LiveTable.Column<>("AVAILABLE", deployment -> String.valueOf(deployment.available())),
                new LiveTable.Column<>("NAMESPACE", Scene.Deployment::namespace)));
        replicaSets = new LiveTable<>(
                "ReplicaSets", "", set -> set.namespace() + "/" + set.name(), List.of(
                new LiveTable.Column<>("NAME", Scene.ReplicaSet::name),
                new LiveTable.Column<>("DESIRED", set -> String.valueOf(set.desired())),
                new LiveTable.Column<>("CURRENT", set -> String.valueOf(set.current())),
                new LiveTable.Column<>("READY", set -> String.valueOf(set.ready()), Scene.ReplicaSet::state),
                new LiveTable.Column<>("NAMESPACE", Scene.ReplicaSet::namespace)));
        services = new LiveTable<>(
                "Services", getTranslation("workbench.table.no-services"), service -> service.namespace() + "/" + service.name(), List.of(
                new LiveTable.Column<>("NAME", Scene.Service::name),
                new LiveTable.Column<>("TYPE", Scene.Service::type),
                new LiveTable.Column<>("CLUSTER-IP", Scene.Service::clusterIp),
                new LiveTable.Column<>("PORT(S)", Scene.Service::ports),
                new LiveTable.Column<>("NAMESPACE", Scene.Service::namespace)));
        nodes = new LiveTable<>("Nodes", "", Scene.Node::name, List.of(
                new LiveTable.Column<>("NAME", Scene.Node::name),
                new LiveTable.Column<>("STATUS", Scene.Node::status, Scene.Node::state),
                new LiveTable.Column<>("ROLES", node -> node.controlPlane() ? "control-plane" : "<none>"),
                new LiveTable.Column<>("INTERNAL-IP", node -> orNone(node.address()))));
        namespaces = new LiveTable<>("Namespaces", "", Scene.Namespace::name, List.of(
                new LiveTable.Column<>("NAME", Scene.Namespace::name),
                new LiveTable.Column<>("STATUS", Scene.Namespace::status, Scene.Namespace::state),
                new LiveTable.Column<>(getTranslation("workbench.table.since"), namespace -> StepWords.clock(began, namespace.created()))));
        pods.setId("pods");
        deployments.setId("deployments");
        replicaSets.setId("replicasets");
        services.setId("services");
        nodes.setId("nodes");
        namespaces.setId("namespaces");
        add(pods, deployments, replicaSets, services, nodes, namespaces);
    }

    public void show(Scene scene) {
        began = scene.began();
        var contents = scene.contents();
        pods.show(contents.pods().stream().filter(pod -> !pod.isSystem()).toList());
        deployments.show(contents.deployments());
        deployments.setVisible(!contents.deployments().isEmpty());
        replicaSets.show(contents.replicaSets());
        replicaSets.setVisible(!contents.replicaSets().isEmpty());
        services.show(contents.services().stream().filter(service -> !service.namespace().startsWith("kube-")).toList());
        nodes.show(contents.nodes());
        namespaces.show(contents.namespaces());
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "<none>" : text;
    }
}
