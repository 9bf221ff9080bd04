package dev.drydock.kube.proxy;

import dev.drydock.kube.api.ObjectKey;

/// What becomes of a [Connection].
public sealed interface Answer {
    /// A Pod, or what else an EndpointSlice names, gets it.
    ///
    /// @param service by which it was reached
    /// @param target the Pod; where the slice names none, its address
    record Reached(ObjectKey service, ObjectKey target, String address, int port) implements Answer {}

    /// The Service has nothing that could answer: `connection refused`.
    record Refused(ObjectKey service, String why) implements Answer {}

    /// Its packets are dropped, as `Local` traffic policies do on nodes without an endpoint: a timeout.
    record Dropped(ObjectKey service, String why) implements Answer {}

    /// No Service has this address and port.
    record Unknown() implements Answer {}
}
