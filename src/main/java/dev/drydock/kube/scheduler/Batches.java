package dev.drydock.kube.scheduler;

import dev.drydock.kube.scheduler.framework.Cycle;
import java.util.LinkedHashMap;

/// The batches of late. They save work and decide nothing, so a fork begins without.
final class Batches {
    private static final int KEPT = 16;

    private final LinkedHashMap<Object, Batch> bySignature = new LinkedHashMap<>(KEPT, 0.75f, true);

    Batch of(Cycle cycle) {
        var batch = bySignature.computeIfAbsent(Batch.signature(cycle), signature -> new Batch());
        if (bySignature.size() > KEPT) {
            bySignature.pollFirstEntry();
        }
        return batch;
    }
}
