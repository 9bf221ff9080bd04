package dev.drydock.workbench;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.workbench.insight.FieldChange;
import dev.drydock.workbench.insight.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Two branches side by side: how each is now, and the objects that differ.
public record Comparison(Scene.Contents one, Scene.Contents other, List<Difference> differences) {
    /// What every course of events writes in its own way, and nobody asks about.
    private static final Set<String> SILENT = Set.of(
            "events", "leases.coordination.k8s.io", "endpoints", "endpointslices.discovery.k8s.io", "controllerrevisions.apps");

    /// Times, identities and counters differ always.
    private static final Set<String> BOOKKEEPING = Set.of("uid", "creationTimestamp", "resourceVersion", "generation", "observedGeneration",
            "lastTransitionTime", "lastUpdateTime", "lastHeartbeatTime", "lastProbeTime", "startTime", "startedAt", "finishedAt", "containerID",
            "pod-template-hash");

    static Comparison of(Cluster one, Cluster other) {
        var differences = new ArrayList<Difference>();
        for (var kind : Kinds.all()) {
            if (!SILENT.contains(kind.groupResource())) {
                compare(objects(one, kind.javaType()), objects(other, kind.javaType()), differences);
            }
        }
        return new Comparison(Scenes.of(one), Scenes.of(other), List.copyOf(differences));
    }

    private static Map<Ref, KubeObject> objects(Cluster cluster, Class<? extends KubeObject> type) {
        var objects = new LinkedHashMap<Ref, KubeObject>();
        cluster.list(type).forEach(object -> objects.put(Ref.of(object), object));
        return objects;
    }

    private static void compare(Map<Ref, KubeObject> one, Map<Ref, KubeObject> other, List<Difference> differences) {
        var refs = new LinkedHashSet<>(one.keySet());
        refs.addAll(other.keySet());
        for (var ref : refs) {
            @Nullable KubeObject here = one.get(ref);
            @Nullable KubeObject there = other.get(ref);
            if (here == null || there == null) {
                differences.add(new Difference(ref, there == null ? Side.ONE : Side.OTHER, List.of()));
            } else {
                var changes = FieldChange.between(here, there).stream().filter(change -> !isBookkeeping(change.path())).toList();
                if (!changes.isEmpty()) {
                    differences.add(new Difference(ref, Side.BOTH, changes));
                }
            }
        }
    }

    private static boolean isBookkeeping(String path) {
        return path.startsWith("status.images") || BOOKKEEPING.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /// An object that is not the same in both.
    ///
    /// @param changes from the one to the other, where it is in both
    public record Difference(Ref ref, Side in, List<FieldChange> changes) {}

    public enum Side {
        ONE,
        OTHER,
        BOTH
    }
}
