package dev.drydock.kube;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.select.LabelSelector;
import org.assertj.core.api.AbstractAssert;

/// What tests say of a cluster.
public final class ClusterAssert extends AbstractAssert<ClusterAssert, Cluster> {
    private ClusterAssert(Cluster cluster) {
        super(cluster, ClusterAssert.class);
    }

    public static ClusterAssert assertThat(Cluster cluster) {
        return new ClusterAssert(cluster);
    }

    /// @param selector as with `kubectl get -l`
    public ClusterAssert hasReadyPods(String selector, int count) {
        var labels = LabelSelector.parse(selector);
        var ready = actual.list(Pod.class).stream()
                .filter(pod -> labels.matches(pod.metadata().labels()) && isReady(pod))
                .map(Pod::name)
                .toList();
        if (ready.size() != count) {
            failWithMessage("expected %d ready Pods with %s, but there are %d: %s; all Pods: %s",
                    count, selector, ready.size(), ready,
                    actual.list(Pod.class).stream().map(pod -> pod.name() + "=" + pod.status().phase()).toList());
        }
        return this;
    }

    public ClusterAssert recorded(String reason) {
        var reasons = actual.list(Event.class).stream().map(Event::reason).distinct().toList();
        if (!reasons.contains(reason)) {
            failWithMessage("expected an Event with the reason %s, but there are only %s", reason, reasons);
        }
        return this;
    }

    public ClusterAssert recorded(String reason, String message) {
        var messages = actual.list(Event.class).stream()
                .filter(event -> reason.equals(event.reason()))
                .map(Event::message)
                .toList();
        if (!messages.contains(message)) {
            failWithMessage("expected the Event %s: %s, but its messages are %s", reason, message, messages);
        }
        return this;
    }

    public <T extends KubeObject> ClusterAssert has(Class<T> type, String namespace, String name) {
        if (actual.get(type, namespace, name).isEmpty()) {
            failWithMessage("expected %s %s/%s, but there are only %s", type.getSimpleName(), namespace, name,
                    actual.list(type).stream().map(KubeObject::key).toList());
        }
        return this;
    }

    public <T extends KubeObject> ClusterAssert hasNo(Class<T> type, String namespace, String name) {
        if (actual.get(type, namespace, name).isPresent()) {
            failWithMessage("expected no %s %s/%s", type.getSimpleName(), namespace, name);
        }
        return this;
    }

    private static boolean isReady(Pod pod) {
        return pod.status().conditions().stream()
                .anyMatch(condition -> "Ready".equals(condition.type()) && "True".equals(condition.status()));
    }
}
