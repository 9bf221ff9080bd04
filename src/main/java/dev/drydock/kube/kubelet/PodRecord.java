package dev.drydock.kube.kubelet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One Pod as its node remembers it.
///
/// @param since when the node first saw it
/// @param sandboxAt when its sandbox, with the network, is up
/// @param address its own; empty until the sandbox is up
/// @param init its init containers in order, then `containers` in order
/// @param stopping whether its containers have been told to end
record PodRecord(
        String uid,
        String node,
        Instant since,
        Instant sandboxAt,
        String address,
        List<ContainerRecord> init,
        List<ContainerRecord> containers,
        boolean stopping) {

    PodRecord withSandboxAt(Instant sandboxAt) {
        return new PodRecord(uid, node, since, sandboxAt, address, init, containers, stopping);
    }

    PodRecord withAddress(String address) {
        return new PodRecord(uid, node, since, sandboxAt, address, init, containers, stopping);
    }

    PodRecord toldToStop() {
        return new PodRecord(uid, node, since, sandboxAt, address, init, containers, true);
    }

    /// With one container as it now is.
    PodRecord with(ContainerRecord changed) {
        return new PodRecord(
                uid, node, since, sandboxAt, address, replaced(init, changed), replaced(containers, changed), stopping);
    }

    boolean all(Predicate<ContainerRecord> what) {
        return init.stream().allMatch(what) && containers.stream().allMatch(what);
    }

    List<ContainerRecord> everyContainer() {
        if (init.isEmpty()) {
            return containers;
        }
        var all = new ArrayList<>(init);
        all.addAll(containers);
        return all;
    }

    @Nullable ContainerRecord find(String name) {
        for (var container : everyContainer()) {
            if (container.name().equals(name)) {
                return container;
            }
        }
        return null;
    }

    private static List<ContainerRecord> replaced(List<ContainerRecord> list, ContainerRecord changed) {
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).name().equals(changed.name())) {
                var copy = new ArrayList<>(list);
                copy.set(i, changed);
                return List.copyOf(copy);
            }
        }
        return list;
    }
}
