package dev.drydock.kube.scheduler.framework;

import dev.drydock.kube.api.Quantity;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import org.pcollections.TreePMap;

/// Amounts of resources: of CPU in thousandths, of the others whole.
///
/// @param others by name: extended resources, huge pages
public record Resources(long milliCpu, long memory, long storage, TreePMap<String, Long> others) {
    public static final Resources NONE = new Resources(0, 0, 0, TreePMap.empty());

    public static Resources of(Map<String, Quantity> list) {
        var others = new TreeMap<String, Long>();
        list.forEach((name, quantity) -> {
            if (!name.equals("cpu") && !name.equals("memory") && !name.equals("ephemeral-storage") && !name.equals("pods")) {
                others.put(name, quantity.value());
            }
        });
        return new Resources(
                list.getOrDefault("cpu", Quantity.ZERO).milliValue(),
                list.getOrDefault("memory", Quantity.ZERO).value(),
                list.getOrDefault("ephemeral-storage", Quantity.ZERO).value(),
                TreePMap.from(others));
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
