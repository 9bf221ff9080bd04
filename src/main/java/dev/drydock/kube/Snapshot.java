package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;

/// Everything a cluster is at one moment, immutable and shared: taking one, and making a cluster from one, copies nothing.
public record Snapshot(
        Settings settings, EventLoop.State loop, Etcd.State etcd, Trace.State trace, Components.State components) {
    /// Whether the cluster has written nothing since, and drawn no random number that the next command would miss.
    public boolean isUntouchedSince(Snapshot before) {
        return etcd.revision() == before.etcd.revision() && loop.random() == before.loop.random();
    }
}
