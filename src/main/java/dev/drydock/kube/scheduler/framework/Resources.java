package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import org.pcollections.TreePMap;

/// Amounts of resources: of CPU in thousandths, of the others whole.
///
/// @param others by name: extended resources, huge pages
public record Resources(long milliCpu, long memory, long storage, TreePMap<String, Long> others) {
    /// More than any node has; keeps sums of absurd requests within a number.
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000_000L);

    public static final Resources NONE = new Resources(0, 0, 0, TreePMap.empty());

    public static Resources of(Map<String, Quantity> list) {
        if (list.isEmpty()) {
            return NONE;
        }
        var others = new TreeMap<String, Long>();
        list.forEach((name, quantity) -> {
            if (!name.equals("cpu") && !name.equals("memory") && !name.equals("ephemeral-storage") && !name.equals("pods")) {
                others.put(name, bounded(quantity, 0));
            }
        });
        return new Resources(
                bounded(list.getOrDefault("cpu", Quantity.ZERO), 3),
                bounded(list.getOrDefault("memory", Quantity.ZERO), 0),
                bounded(list.getOrDefault("ephemeral-storage", Quantity.ZERO), 0),
                TreePMap.from(others));
    }

    private static long bounded(Quantity quantity, int scale) {
        return quantity.amount()
                .scaleByPowerOfTen(scale)
                .setScale(0, RoundingMode.UP)
                .min(MOST)
                .longValue();
    }

    public Resources plus(Resources other) {
        return combine(other, Long::sum);
    }

    public Resources minus(Resources other) {
        return combine(other, (a, b) -> a - b);
    }

    /// The larger of each.
    public Resources max(Resources other) {
        return combine(other, Math::max);
    }

    public boolean isNone() {
        return milliCpu == 0 && memory == 0 && storage == 0 && others.values().stream().allMatch(amount -> amount == 0);
    }

    private Resources combine(Resources other, LongBinaryOperator operator) {
        var combined = others;
        if (!others.isEmpty() || !other.others.isEmpty()) {
            for (var name : other.others.keySet()) {
                combined = combined.plus(name, operator.applyAsLong(others.getOrDefault(name, 0L), other.others.get(name)));
            }
        }
        return new Resources(
                operator.applyAsLong(milliCpu, other.milliCpu),
                operator.applyAsLong(memory, other.memory),
                operator.applyAsLong(storage, other.storage),
                combined);
    }
}
