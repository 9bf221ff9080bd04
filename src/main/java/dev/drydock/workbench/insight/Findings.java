package dev.drydock.workbench.insight;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.DeploymentCondition;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.Node;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.meta.OwnerReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for what keeps an object from being as it is wanted: a Pod without a node or not ready, a Service that nobody answers for,
/// a rollout that stands still, a node that went silent, a namespace that does not end.
final class Findings {
    private static final String SCHEDULER = "kube-scheduler";
    private static final String CONTROLLERS = "kube-controller-manager";

    private Findings() {}

    /// Empty where all is well, or where nothing is known to look for.
    static List<Finding> of(Cluster cluster, Ref ref) {
        var found = Inspector.find(cluster, ref);
        if (found.isEmpty()) {
            return List.of();
        }
        return switch (found.get()) {
            case Pod pod -> PodFindings.of(cluster, pod);
            case Service service -> ServiceFindings.of(cluster, service);
            case Deployment deployment -> ofDeployment(cluster, deployment);
            case ReplicaSet set -> ofReplicaSet(cluster, set);
            case Node node -> ofNode(cluster, node);
            case Namespace namespace -> ofNamespace(cluster, namespace);
            default -> List.of();
        };
    }

    static boolean isSchedulerStopped(Cluster cluster) {
        return cluster.isStopped(SCHEDULER);
    }

    private static List<Finding> ofDeployment(Cluster cluster, Deployment deployment) {
        int wanted = orZero(deployment.spec().replicas());
        boolean complete = orZero(deployment.status().updatedReplicas()) == wanted
                && orZero(deployment.status().availableReplicas()) == wanted
                && orZero(deployment.status().replicas()) == wanted
                && Objects.equals(deployment.status().observedGeneration(), deployment.metadata().generation());
        if (complete) {
            return List.of();
        }
        var ref = Ref.of(deployment);
        var findings = new ArrayList<Finding>();
        controllersStopped(cluster, ref, "deployment-controller").ifPresent(findings::add);
        if (Boolean.TRUE.equals(deployment.spec().paused())) {
            findings.add(new Finding("paused", ref, "", deployment.name()));
        }
        condition(deployment, "Progressing").filter(one -> "ProgressDeadlineExceeded".equals(one.reason()))
                .ifPresent(one -> findings.add(new Finding(
                        "deadline", ref, text(one.message()), String.valueOf(deployment.spec().progressDeadlineSeconds()))));
        cluster.list(ReplicaSet.class).stream()
                .filter(set -> isOwnedBy(set.metadata().ownerReferences(), deployment.metadata().uid()))
                .filter(set -> orZero(set.spec().replicas()) > 0)
                .forEach(set -> findings.addAll(ofReplicaSet(cluster, set)));
        if (findings.isEmpty()) {
            findings.add(new Finding("rolling", ref, "", String.valueOf(orZero(deployment.status().availableReplicas())), String.valueOf(wanted)));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> ofReplicaSet(Cluster cluster, ReplicaSet set) {
        int wanted = orZero(set.spec().replicas());
        if (orZero(set.status().availableReplicas()) == wanted && orZero(set.status().replicas()) == wanted) {
            return List.of();
        }
        var ref = Ref.of(set);
        var findings = new ArrayList<Finding>();
        controllersStopped(cluster, ref, "replicaset-controller").ifPresent(findings::add);
        set.status().conditions().stream()
                .filter(one -> "ReplicaFailure".equals(one.type()) && "True".equals(one.status()))
                .findFirst()
                .ifPresent(one -> findings.add(new Finding("cannot-create", ref, text(one.message()), set.name())));
        // One Pod speaks for its siblings: they are made alike.
        cluster.list(Pod.class).stream()
                .filter(pod -> isOwnedBy(pod.metadata().ownerReferences(), set.metadata().uid()))
                .map(pod -> PodFindings.of(cluster, pod))
                .filter(of -> !of.isEmpty())
                .findFirst()
                .ifPresent(findings::addAll);
        return List.copyOf(findings);
    }

    private static List<Finding> ofNode(Cluster cluster, Node node) {
        var ref = Ref.of(node);
        var findings = new ArrayList<Finding>();
        node.status().conditions().stream()
                .filter(one -> "Ready".equals(one.type()) && !"True".equals(one.status()))
                .findFirst()
                .ifPresent(one -> findings.add(new Finding("node-silent", ref, text(one.message()), node.name())));
        if (Boolean.TRUE.equals(node.spec().unschedulable())) {
            findings.add(new Finding("cordoned", ref, "", node.name()));
        }
        return List.copyOf(findings);
    }

    private static List<Finding> ofNamespace(Cluster cluster, Namespace namespace) {
        if (namespace.metadata().deletionTimestamp() == null) {
            return List.of();
        }
        var ref = Ref.of(namespace);
        var findings = new ArrayList<Finding>();
        controllersStopped(cluster, ref, "namespace-controller").ifPresent(findings::add);
        namespace.status().conditions().stream()
                .filter(one -> "True".equals(one.status()))
                .forEach(one -> findings.add(new Finding("namespace-holds", ref, text(one.message()), namespace.name())));
        return List.copyOf(findings);
    }

    private static Optional<Finding> controllersStopped(Cluster cluster, Ref ref, String controller) {
        boolean stopped = cluster.isStopped(CONTROLLERS) || cluster.isStopped(controller);
        return stopped ? Optional.of(new Finding("controller-stopped", ref, "", controller)) : Optional.empty();
    }

    private static Optional<DeploymentCondition> condition(Deployment deployment, String type) {
        return deployment.status().conditions().stream().filter(one -> type.equals(one.type())).findFirst();
    }

    private static boolean isOwnedBy(List<OwnerReference> owners, @Nullable String uid) {
        return owners.stream().anyMatch(owner -> Objects.equals(owner.uid(), uid));
    }

    static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
