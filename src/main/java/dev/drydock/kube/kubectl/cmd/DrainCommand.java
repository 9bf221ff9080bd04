package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.OwnerReference;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Empties a node: closes it, then has its Pods evicted. Mirrors `kubectl/pkg/drain`.
final class DrainCommand implements Command {
    private static final String DAEMONS = "DaemonSet-managed Pods (use --ignore-daemonsets to ignore)";
    private static final String LOCAL = "Pods with local storage (use --delete-emptydir-data to override)";
    private static final String UNMANAGED = "Pods that declare no controller (use --force to override)";

    @Override
    public String name() {
        return "drain";
    }

    @Override
    public String usage() {
        return "NODE";
    }

    @Override
    public void declare(FlagSet flags) {
        Results.declare(flags)
                .text("selector", "l", "")
                .text("pod-selector")
                .bool("force")
                .bool("ignore-daemonsets")
                .bool("delete-emptydir-data")
                .bool("disable-eviction")
                .integer("grace-period", "", -1)
                .integer("chunk-size", "", 500)
                .integer("skip-wait-for-delete-timeout", "", 0)
                .duration("timeout", "0s");
    }

    @Override
    public void run(Invocation kubectl) {
        var results = Results.of(kubectl);
        var nodes = Selection.flat(CordonCommand.nodes(kubectl, name()).all());
        nodes.forEach(node -> CordonCommand.cordon(kubectl, results, node, true));
        var failures = new LinkedHashMap<String, RuntimeException>();
        for (var node : nodes) {
            try {
                drain(kubectl, results, node);
                results.print(node, node.object(), "drained");
            } catch (Failure failure) {
                failures.put(node.name(), failure);
                kubectl.complain("error: unable to drain node \"%s\" due to error: %s, continuing command..."
                        .formatted(node.name(), failure.text()));
            }
        }
        if (!failures.isEmpty()) {
            kubectl.complain("There are pending nodes to be drained:");
            failures.keySet().forEach(name -> kubectl.complain(" " + name));
            throw Failure.plain(failures.values().stream().map(each -> ((Failure) each).text()).collect(Collectors.joining("\n")));
        }
    }

    private static void drain(Invocation kubectl, Results results, Info node) {
        List<Pod> pods = kubectl.client().list(Kinds.of(Pod.class), "", kubectl.flags().get("pod-selector"), "spec.nodeName=" + node.name())
                .stream()
                .map(Pod.class::cast)
                .toList();
        Map<String, List<Pod>> refused = new LinkedHashMap<>();
        Map<String, List<Pod>> warned = new LinkedHashMap<>();
        var going = new ArrayList<Pod>();
        for (var pod : pods) {
            if (!isStatic(pod)) {
                judge(kubectl, pod, going, refused, warned);
            }
        }
        if (!refused.isEmpty()) {
            var all = refused.entrySet().stream().map(each -> "cannot delete " + each.getKey() + ": " + names(each.getValue())).toList();
            throw Failure.of(all.size() == 1 ? all.getFirst() : "[" + String.join(", ", all) + "]");
        }
        if (!warned.isEmpty()) {
            kubectl.warn(warned.entrySet().stream()
                    .map(each -> each.getKey() + ": " + names(each.getValue()))
                    .collect(Collectors.joining("; ")));
        }
        if (!results.onlyHere()) {
            remove(kubectl, results, node, going);
        }
    }

    private static void remove(Invocation kubectl, Results results, Info node, List<Pod> going) {
        try {
            new PodRemoval(kubectl, results).remove(going);
        } catch (Failure failure) {
            var pending = going.stream()
                    .filter(pod -> kubectl.client().find(Kinds.of(Pod.class), pod.key()).isPresent())
                    .toList();
            if (!pending.isEmpty()) {
                kubectl.complain("There are pending pods in node \"%s\" when an error occurred: %s".formatted(node.name(), failure.text()));
                pending.forEach(pod -> kubectl.complain("pod/" + pod.name()));
            }
            throw failure;
        }
    }

    private static boolean isStatic(Pod pod) {
        return pod.metadata().annotations().containsKey("kubernetes.io/config.mirror");
    }

    private static void judge(
            Invocation kubectl, Pod pod, List<Pod> going, Map<String, List<Pod>> refused, Map<String, List<Pod>> warned) {
        var flags = kubectl.flags();
        boolean ended = "Succeeded".equals(pod.status().phase()) || "Failed".equals(pod.status().phase());
        Optional<OwnerReference> controller = pod.metadata().ownerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.controller()))
                .findFirst();
        boolean daemon = controller.filter(owner -> "DaemonSet".equals(owner.kind())).isPresent();
        boolean local = pod.spec().volumes().stream().anyMatch(volume -> volume.emptyDir() != null);
        if (daemon && !ended) {
            add(flags.is("ignore-daemonsets") ? warned : refused, flags.is("ignore-daemonsets") ? "ignoring DaemonSet-managed Pods" : DAEMONS, pod);
        } else if (local && !ended && !flags.is("delete-emptydir-data")) {
            add(refused, LOCAL, pod);
        } else if (controller.isEmpty() && !ended && !flags.is("force")) {
            add(refused, UNMANAGED, pod);
        } else {
            if (controller.isEmpty() && !ended) {
                add(warned, "deleting Pods that declare no controller", pod);
            }
            going.add(pod);
        }
    }

    private static void add(Map<String, List<Pod>> groups, String group, Pod pod) {
        groups.computeIfAbsent(group, each -> new ArrayList<>()).add(pod);
    }

    private static String names(List<Pod> pods) {
        return pods.stream().map(pod -> pod.key().toString()).collect(Collectors.joining(", "));
    }
}
