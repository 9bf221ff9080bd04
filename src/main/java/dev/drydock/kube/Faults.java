package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.client.Memory;
import dev.drydock.kube.kubelet.Kubelet;
import dev.drydock.kube.proxy.Proxy;
import dev.drydock.kube.scheduler.Scheduler;
import java.util.List;
import java.util.Set;

/// What can be stopped and started in a cluster. What is stopped belongs to the cluster's memory, and so to its snapshots.
final class Faults {
    private static final Set<String> API = Set.of("kube-apiserver", "etcd");
    private static final String CONTROLLERS = "kube-controller-manager";

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
        if (!isStopped(component)) {
            return;
        }
        stopped.forget(component);
        change(component, true);
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
        } else if (component.startsWith("kubelet@")) {
            if (running) {
                kubelet.start(node);
            } else {
                kubelet.stop(node);
            }
        } else if (component.startsWith("kube-proxy@")) {
            if (running) {
                proxy.start(node);
            } else {
                proxy.stop(node);
            }
        } else {
            changeComponent(component.equals("kube-scheduler") ? Scheduler.NAME : component, running);
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
