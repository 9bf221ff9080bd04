package dev.drydock.kube;

import dev.drydock.kube.api.codec.Limits;

/// How much one cluster may hold and do.
///
/// @param objects how many its store takes
/// @param pods how many of them may be Pods
/// @param steps how many steps of work one command may set off before the cluster is given back as it is
/// @param yaml how much a manifest may hold
public record Bounds(int objects, int pods, int steps, Limits yaml) {
    public static final Bounds DEFAULT = new Bounds(20_000, 5_000, 1_000_000, Limits.DEFAULT);
}
