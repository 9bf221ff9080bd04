package dev.drydock.kube.trace;

import java.time.Instant;

/// One thing that happened in a cluster.
///
/// @param id counts up from 1 in each cluster
/// @param at virtual time
/// @param actor the component or user that did it, by its Kubernetes name (`replicaset-controller`, `kubectl`)
/// @param cause the step that led to it, 0 where there is none: a command, a fault, a heartbeat
public record Step(long id, Instant at, String actor, long cause, Action action) {}
