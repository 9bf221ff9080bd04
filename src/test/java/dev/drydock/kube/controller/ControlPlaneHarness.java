package dev.drydock.kube.controller;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.meta.ObjectMeta;
import dev.drydock.kube.apiserver.ApiServer;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Components;
import dev.drydock.kube.clock.EventLoop;
import dev.drydock.kube.etcd.Etcd;
import dev.drydock.kube.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// The controllers with a store, and a kubelet that needs no time.
final class ControlPlaneHarness {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final EventLoop loop = new EventLoop(START, 1);
    final Trace trace = new Trace(loop);
    final Etcd etcd = new Etcd();
    final Components components = new Components(new ApiServer(etcd, loop, trace, 50_000, 10_000), loop, trace);
    final Client admin = components.client("kubectl");

    /// With one node that never fails.
    ControlPlaneHarness() {
        this(true);
    }

    static ControlPlaneHarness withoutNodes() {
        return new ControlPlaneHarness(false);
    }

    private ControlPlaneHarness(boolean withNode) {
        ControllerManager.addTo(components, "10.244.0.0/16");
        components.add(new InstantKubelet(components.client(InstantKubelet.NAME)));
        admin.create(Namespace.EMPTY.withMetadata(ObjectMeta.EMPTY.withName("default")));
        if (withNode) {
            admin.create(Samples.node(START.plus(Duration.ofDays(1000))));
        }
        settle();
    }

    ControlPlaneHarness settle() {
        for (int i = 0; i < 200_000 && !loop.atRest(); i++) {
            loop.step();
        }
        if (!loop.atRest()) {
            throw new IllegalStateException("the cluster does not come to rest");
        }
        return this;
    }

    ControlPlaneHarness advance(Duration time) {
        var until = loop.now().plus(time);
        while (loop.nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            loop.step();
        }
        loop.passTo(until);
        return this;
    }

    <T extends KubeObject> T get(Class<T> type, String name) {
        return admin.get(type, "default", name).orElseThrow();
    }

    <T extends KubeObject> List<T> list(Class<T> type) {
        return admin.list(type, "default");
    }

    /// The messages of the Events about `name`, with one reason, oldest first.
    List<String> messages(String name, String reason) {
        return list(Event.class).stream()
                .filter(event -> name.equals(event.involvedObject().name()) && reason.equals(event.reason()))
                .sorted(Comparator.comparing(event -> event.metadata().name()))
                .map(Event::message)
                .toList();
    }
}
