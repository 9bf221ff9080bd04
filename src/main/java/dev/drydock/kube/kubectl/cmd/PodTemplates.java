package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.apps.DaemonSet;
import dev.drydock.kube.api.apps.Deployment;
import dev.drydock.kube.api.apps.ReplicaSet;
import dev.drydock.kube.api.apps.StatefulSet;
import dev.drydock.kube.api.batch.Job;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.PodSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where Pods' specifications stand in objects of different kinds.
final class PodTemplates {
    private PodTemplates() {}

    static Optional<PodSpec> spec(KubeObject object) {
        return switch (object) {
            case Pod pod -> Optional.of(pod.spec());
            case Deployment deployment -> Optional.of(deployment.spec().template().spec());
            case ReplicaSet set -> Optional.of(set.spec().template().spec());
            case DaemonSet set -> Optional.of(set.spec().template().spec());
            case StatefulSet set -> Optional.of(set.spec().template().spec());
            case Job job -> Optional.of(job.spec().template().spec());
            default -> Optional.empty();
        };
    }

    /// A strategic merge patch of the containers, in the place where the object has them.
    static Map<String, @Nullable Object> containersPatch(
            KubeObject object, List<? extends @Nullable Object> containers, List<? extends @Nullable Object> initContainers) {
        var spec = new LinkedHashMap<String, @Nullable Object>();
        if (!containers.isEmpty()) {
            spec.put("containers", containers);
        }
        if (!initContainers.isEmpty()) {
            spec.put("initContainers", initContainers);
        }
        var patch = new LinkedHashMap<String, @Nullable Object>();
        patch.put("spec", object instanceof Pod ? spec : Map.of("template", Map.of("spec", spec)));
        return patch;
    }
}
