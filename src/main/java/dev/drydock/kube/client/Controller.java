package dev.drydock.kube.client;

import dev.drydock.kube.api.ObjectKey;

/// A component that watches objects and brings about what they ask for, one key at a time.
///
/// `sync` reads current state, is safe to repeat, and does not remember; what must be remembered goes to [Client#memory()].
/// A refusal it does not handle puts the key back with growing delay, as a rate-limited work queue does.
public interface Controller {
    /// Its name in the trace and in events: `replicaset-controller`.
    String name();

    /// Declares which changes put which keys on its queue.
    void watches(Watches watches);

    void sync(ObjectKey key);
}
