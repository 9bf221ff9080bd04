package dev.drydock.kube.apiserver.validation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads absent scalars as Go's zero values.
public final class Values {
    private Values() {}

    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public static boolean empty(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    public static int number(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    public static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }

    public static boolean truth(@Nullable Boolean value) {
        return value != null && value;
    }

    /// Go walks maps in no order; here it is that of the keys.
    static Collection<String> sortedKeys(Map<String, ?> map) {
        return map.size() < 2 ? map.keySet() : new TreeSet<>(map.keySet());
    }

    static <V> Map<String, V> sorted(Map<String, V> map) {
        return map.size() < 2 ? map : new TreeMap<>(map);
    }
}
