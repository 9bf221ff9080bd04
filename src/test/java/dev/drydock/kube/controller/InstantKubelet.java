package dev.drydock.kube.controller;

import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodCondition;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.util.List;
import java.util.Objects;

/// Stands in for scheduler and kubelets: runs each Pod at once, on one node, unless its image is named `broken`.
final class InstantKubelet implements Controller {
    static final String NAME = "instant-kubelet";

    private final Client client;

    InstantKubelet(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.own(Pod.class);
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Pod.class, key).ifPresent(pod -> {
            if (Owners.isDeleting(pod)) {
                client.delete(pod, dev.drydock.kube.api.meta.DeleteOptions.EMPTY.withGracePeriodSeconds(0L));
            } else if (pod.spec().nodeName() == null) {
                client.bind(key, "node-1");
            } else if (pod.status().podIP() == null) {
                run(pod);
            }
        });
    }

    private void run(Pod pod) {
        boolean broken = pod.spec().containers().stream().anyMatch(container -> Objects.equals(container.image(), "broken"));
        var ready = PodCondition.EMPTY
                .withType("Ready")
                .withStatus(broken ? "False" : "True")
                .withLastTransitionTime(client.now());
        client.updateStatus(pod.withStatus(pod.status()
                .withPhase(broken ? "Pending" : "Running")
                .withPodIP("10.244.1." + (2 + client.random().below(250)))
                .withConditions(List.of(ready))));
    }
}
