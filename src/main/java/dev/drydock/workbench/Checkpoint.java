package dev.drydock.workbench;

import java.time.Instant;

/// How a learner's cluster was after some of its journal's entries, so that those need not be lived through again.
///
/// @param began the cluster's time when it was made
/// @param commands how many entries but passes came before
/// @param cluster a [dev.drydock.kube.Snapshot] as bytes
public record Checkpoint(Instant began, Pace pace, int commands, byte[] cluster) {}
