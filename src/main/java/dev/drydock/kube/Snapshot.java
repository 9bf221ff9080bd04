package dev.drydock.kube;

import dev.drydock.kube.client.Components;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;

/// Everything a cluster is at one moment, immutable and shared: taking one, and making a cluster from one, copies nothing.
public record Snapshot(
        Settings settings, EventLoop.State loop, Etcd.State etcd, Trace.State trace, Components.State components) {}
