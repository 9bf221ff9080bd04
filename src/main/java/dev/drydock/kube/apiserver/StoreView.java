package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.clock.Randomness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What admission and strategies may ask of the store while a request is on its way.
public interface StoreView {
    <T extends KubeObject> Optional<T> get(Class<T> type, String namespace, String name);

    /// @param namespace empty for all
    <T extends KubeObject> List<T> list(Class<T> type, String namespace);

    Instant now();

    Randomness random();
}
