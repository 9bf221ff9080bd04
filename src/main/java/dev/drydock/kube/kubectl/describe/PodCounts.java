package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How the Pods of a controller fare.
final class PodCounts {
    private PodCounts() {}

    static String of(KubeObject owner, @Nullable LabelSelector selected, Invocation kubectl) {
        var selector = dev.drydock.kube.api.select.LabelSelector.of(selected);
        List<Pod> pods = kubectl.client().list(Kinds.of(Pod.class), owner.namespace(), "", "").stream()
                .map(Pod.class::cast)
                .filter(pod -> selector.matches(pod.metadata().labels()))
                .filter(pod -> pod.metadata().ownerReferences().stream()
                        .anyMatch(each -> Boolean.TRUE.equals(each.controller())
                                && Objects.equals(each.uid(), owner.metadata().uid())))
                .toList();
        return "%d Running / %d Waiting / %d Succeeded / %d Failed".formatted(
                count(pods, "Running"), count(pods, "Pending"), count(pods, "Succeeded"), count(pods, "Failed"));
    }

    private static long count(List<Pod> pods, String phase) {
        return pods.stream().filter(pod -> phase.equals(pod.status().phase())).count();
    }
}
