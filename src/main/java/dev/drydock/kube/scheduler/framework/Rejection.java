package dev.drydock.kube.scheduler.framework;

import java.util.List;
import java.util.Optional;

/// Why a node does not do for a Pod.
///
/// @param reasons in upstream's words; messages count them over the nodes
/// @param resolvable whether the removal of Pods from the node may help
public record Rejection(List<String> reasons, boolean resolvable) {
    /// One that the removal of Pods may lift.
    public static Optional<Rejection> of(String reason) {
        return Optional.of(new Rejection(List.of(reason), true));
    }

    /// One that stands whatever runs on the node.
    public static Optional<Rejection> lasting(String reason) {
        return Optional.of(new Rejection(List.of(reason), false));
    }
}
