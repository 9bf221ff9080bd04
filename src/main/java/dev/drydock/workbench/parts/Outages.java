package dev.drydock.workbench.parts;

import dev.drydock.workbench.Scene;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Which parts of a cluster are out, and what has to be done to have them all back.
///
/// @param stopped by the names that [dev.drydock.workbench.Command.Stop] takes
/// @param controlPlane the nodes that the control plane runs on
record Outages(Set<String> stopped, Set<String> controlPlane) {
    private static final String NODE = "node@";

    /// In the order in which they are needed by what comes after them.
    private static final List<String> FIRST = List.of("node", "etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler");

    static Outages of(Scene scene) {
        var nodes = scene.contents().nodes().stream().filter(Scene.Node::controlPlane).map(Scene.Node::name).toList();
        return new Outages(scene.stopped(), Set.copyOf(nodes));
    }

    /// What a part is, without the node that it is of: `kubelet`.
    static String kind(String component) {
        int at = component.indexOf('@');
        return at < 0 ? component : component.substring(0, at);
    }

    /// The node that a part is of; empty for parts of the whole cluster.
    static String node(String component) {
        int at = component.indexOf('@');
        return at < 0 ? "" : component.substring(at + 1);
    }

    boolean isOut(String component) {
        return stopped.contains(component) || isGoneWithItsNode(component);
    }

    /// Only the node can bring it back.
    boolean isGoneWithItsNode(String component) {
        if (component.startsWith(NODE) || component.equals("registry")) {
            return false;
        }
        return component.indexOf('@') < 0
                ? controlPlane.stream().anyMatch(node -> stopped.contains(NODE + node))
                : stopped.contains(NODE + node(component));
    }

    /// What was stopped by itself, the most important first: what is gone with its node needs no mention.
    List<String> named() {
        return stopped.stream().filter(component -> !isGoneWithItsNode(component)).sorted(order()).toList();
    }

    List<String> toMend() {
        return stopped.stream().sorted(order()).toList();
    }

    private static Comparator<String> order() {
        return Comparator.<String>comparingInt(component -> place(kind(component))).thenComparing(Comparator.naturalOrder());
    }

    private static int place(String kind) {
        int place = FIRST.indexOf(kind);
        return place < 0 ? FIRST.size() : place;
    }
}
