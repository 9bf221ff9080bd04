package dev.drydock.kube.api.codec;

import dev.drydock.kube.api.Quantity;
import org.jspecify.annotations.Nullable;

/// Keeps one copy of quantities that come again and again, as [StringPool] does.
final class QuantityPool {
    private static final int SLOTS = 512;
    private static final @Nullable Entry[] POOL = new @Nullable Entry[SLOTS];

    private QuantityPool() {}

    private record Entry(String text, Quantity quantity) {}

    static Quantity parse(String text) {
        var hash = text.hashCode();
        var slot = (hash ^ hash >>> 9) & SLOTS - 1;
        var kept = POOL[slot];
        if (kept != null && kept.text.equals(text)) return kept.quantity;
        var quantity = Quantity.parse(text);
        POOL[slot] = new Entry(text, quantity);
        return quantity;
    }
}
