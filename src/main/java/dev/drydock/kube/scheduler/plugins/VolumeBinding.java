package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.scheduler.framework.Cycle;
import dev.drydock.kube.scheduler.framework.Filter;
import dev.drydock.kube.scheduler.framework.NodeInfo;
import dev.drydock.kube.scheduler.framework.Rejection;
import java.util.Optional;

/// Holds Pods back whose claims are not there, or not bound. Binding them when a Pod comes is not here yet.
public final class VolumeBinding implements Filter {
    @Override
    public boolean skipsFilter(Cycle cycle) {
        return true;
    }

    @Override
    public Optional<Rejection> filter(Cycle cycle, NodeInfo node) {
        return Optional.empty();
    }

    @Override
    public Optional<Rejection> filterAll(Cycle cycle) {
        var pod = cycle.pod().pod();
        for (var volume : pod.spec().volumes()) {
            var source = volume.persistentVolumeClaim();
            if (source == null || source.claimName() == null) {
                continue;
            }
            var claim = cycle.listers().claim(pod.namespace(), source.claimName());
            if (claim.isEmpty()) {
                return Rejection.lasting("persistentvolumeclaim \"%s\" not found".formatted(source.claimName()));
            }
            if (claim.get().metadata().deletionTimestamp() != null) {
                return Rejection.lasting("persistentvolumeclaim \"%s\" is being deleted".formatted(source.claimName()));
            }
            if (claim.get().spec().volumeName() == null) {
                return Rejection.lasting("pod has unbound immediate PersistentVolumeClaims");
            }
        }
        return Optional.empty();
    }
}
