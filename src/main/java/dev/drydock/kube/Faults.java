package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.client.Memory;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.kubelet.NodeShape;
import dev.drydock.kube.proxy.Proxy;
import dev.drydock.kube.scheduler.Scheduler;
import java.util.List;
import java.util.Set;

/// What can be stopped and started in a cluster. What is stopped belongs to the cluster's memory, and so to its snapshots.
final class Faults {
    private static final Set<String> API = Set.of("kube-apiserver", "etcd");
    private static final String CONTROLLERS = "kube-controller-manager";
    private static final String CONTROL_PLANE_NODE = NodeShape.controlPlane().name();
    private static final String NODE = "node@";
    private static final String KUBELET = "kubelet@";
    private static final String PROXY = "kube-proxy@";

    /// What runs on the control plane's node, in the order in which it is started again.
    private static final List<String> CONTROL_PLANE = List.of("etcd", "kube-apiserver", CONTROLLERS, "kube-scheduler");

    private final Components components;
    private final Proxy proxy;
    private final Kubelet kubelet;
    private final Memory.Part stopped;

    Faults(Components components, Proxy proxy) {
        this.components = components;
        this.proxy = proxy;
        this.kubelet = new Kubelet(components.client(Kubelet.NAME));
        this.stopped = components.client("operator").memory();
    }

    boolean isStopped(String component) {
        return stopped.recall(component, Boolean.class).isPresent();
    }

    void stop(String component) {
        if (isStopped(component)) {
            return;
        }
        change(component, false);
        stopped.remember(component, true);
    }

    void start(String component) {
        if (!isStopped(component) || CONTROL_PLANE.contains(component) && isCutOff(CONTROL_PLANE_NODE)) {
            return;
        }
        stopped.forget(component);
        change(component, true);
    }

    /// Whether nothing gets to a node, nor from it.
    boolean isCutOff(String node) {
        return isStopped(NODE + node);
    }

    private void change(String component, boolean running) {
        int at = component.indexOf('@');
        var node = at < 0 ? "" : component.substring(at + 1);
        if (API.contains(component)) {
            changeApi(component, running);
        } else if (component.equals(CONTROLLERS)) {
            controllers().forEach(name -> changeComponent(name, running));
        } else if (component.equals("registry")) {
            kubelet.registries(running);
        } else if (component.startsWith(NODE)) {
            changeNode(node, running);
        } else if (component.startsWith(KUBELET)) {
            changeKubelet(node, running);
        } else if (component.startsWith(PROXY)) {
            changeProxy(node, running);
        } else {
            changeComponent(component.equals("kube-scheduler") ? Scheduler.NAME : component, running);
        }
    }

    /// A node takes with it what runs there, and brings back what was not stopped by itself.
    private void changeNode(String node, boolean running) {
        if (!isStopped(KUBELET + node)) {
            changeKubelet(node, running);
        }
        if (!isStopped(PROXY + node)) {
            changeProxy(node, running);
        }
        if (node.equals(CONTROL_PLANE_NODE)) {
            CONTROL_PLANE.forEach(running ? this::start : this::stop);
        }
    }

    private void changeKubelet(String node, boolean running) {
        if (isCutOff(node)) {
            return;
        }
        if (running) {
            kubelet.start(node);
        } else {
            kubelet.stop(node);
        }
    }

    private void changeProxy(String node, boolean running) {
        if (isCutOff(node)) {
            return;
        }
        if (running) {
            proxy.start(node);
        } else {
            proxy.stop(node);
        }
    }

    private void changeApi(String component, boolean running) {
        if (!running) {
            components.cutOff(component);
        } else {
            components.reconnect(component);
            if (!components.isCutOff()) {
                kubelet.wake();
            }
        }
    }

    private void changeComponent(String name, boolean running) {
        if (running) {
            components.start(name);
        } else {
            components.stop(name);
        }
    }

    private List<String> controllers() {
        return components.names().stream()
                .filter(name -> !name.equals(Scheduler.NAME) && !name.equals(Kubelet.NAME))
                .toList();
    }
}
