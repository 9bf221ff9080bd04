package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.core.PersistentVolumeClaim;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.meta.LabelSelector;
import dev.drydock.kube.api.core.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What plugins may ask of the cluster beside Pods and nodes.
public interface Listers {
    List<Service> services(String namespace);

    /// The selector of the ReplicaSet, StatefulSet or ReplicationController that owns a Pod.
    Optional<LabelSelector> ownerSelector(Pod pod);

    Map<String, String> namespaceLabels(String namespace);

    Optional<PersistentVolumeClaim> claim(String namespace, String name);
}
