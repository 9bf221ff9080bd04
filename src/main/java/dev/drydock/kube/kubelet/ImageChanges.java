package dev.drydock.kube.kubelet;

import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Pod;
import java.util.List;

/// What node agents make of a container's image that is changed in a Pod which they already have.
///
/// The recorded answers that this simulator is held against come from a real control plane whose nodes were simulated:
/// their agents kept to the image that a Pod had when they first saw it. A kubelet does not, and what it does instead,
/// a new pull and one restart, is what learners must see. So a cluster has kubelets unless it is to be compared with those recordings.
public enum ImageChanges {
    /// As a kubelet: a waiting container is made from the new image, a running one is ended and made again.
    FOLLOWED {
        @Override
        Pod seen(Pod pod, PodRecord record) {
            return pod;
        }
    },
    /// As the simulated agents of the recordings: the first image stands until the Pod goes.
    IGNORED {
        @Override
        Pod seen(Pod pod, PodRecord record) {
            var spec = pod.spec();
            return pod.withSpec(spec.withInitContainers(first(spec.initContainers(), record)).withContainers(first(spec.containers(), record)));
        }
    };

    /// The Pod as its node takes it.
    abstract Pod seen(Pod pod, PodRecord record);

    private static List<Container> first(List<Container> containers, PodRecord record) {
        return containers.stream()
                .map(container -> {
                    var known = container.name() == null ? null : record.find(container.name());
                    return known == null ? container : container.withImage(known.image());
                })
                .toList();
    }
}
