package dev.drydock.kube.api;

/// What a watcher is told: an object came into what it selects, changed there, or left it.
///
/// @param object as it is, or as it last was
public record WatchEvent(Change.Kind type, KubeObject object) {}
