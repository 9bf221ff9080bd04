package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.api.Go;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sorts objects by a field that a path names. Mirrors `kubectl/pkg/cmd/get/sorter.go`: numbers in texts count as numbers.
public final class Sorter {
    private final String path;
    private final JsonPath parsed;

    public Sorter(String path) {
        this.path = CustomColumns.relaxed(path);
        try {
            this.parsed = JsonPath.parse(this.path);
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
    }

    public <T extends KubeObject> List<T> sort(List<T> objects) {
        Map<T, Optional<Object>> values = new IdentityHashMap<>();
        boolean any = false;
        for (var object : objects) {
            var value = value(Codec.tree(object));
            any |= value.isPresent();
            values.put(object, value);
        }
        if (!any && !objects.isEmpty()) {
            throw Failure.of("couldn't find any field with path " + Go.quote(path) + " in the list of objects");
        }
        var sorted = new ArrayList<>(objects);
        sorted.sort(Comparator.comparing(values::get, Sorter::compare));
        return sorted;
    }

    /// Whether any of the objects has the field.
    public boolean isKnown(List<? extends KubeObject> objects) {
        return objects.stream().anyMatch(object -> value(Codec.tree(object)).isPresent());
    }

    private Optional<Object> value(@Nullable Object tree) {
        try {
            return parsed.results(tree).stream()
                    .flatMap(List::stream)
                    .flatMap(value -> Stream.ofNullable(value))
                    .map(Object.class::cast)
                    .findFirst();
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
    }

    /// What lacks the field goes first.
    private static int compare(Optional<Object> left, Optional<Object> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isPresent(), right.isPresent());
        }
        return switch (left.get()) {
            case Number a when right.get() instanceof Number b -> Double.compare(a.doubleValue(), b.doubleValue());
            case String a when right.get() instanceof String b -> compare(a, b);
            default -> natural(GoValues.text(left.get()), GoValues.text(right.get()));
        };
    }

    private static int compare(String left, String right) {
        try {
            return Quantity.parse(left).compareTo(Quantity.parse(right));
        } catch (IllegalArgumentException notQuantities) {
            return natural(left, right);
        }
    }

    /// `pod-2` before `pod-10`.
    private static int natural(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() && j < right.length()) {
            if (Character.isDigit(left.charAt(i)) && Character.isDigit(right.charAt(j))) {
                var a = digits(left, i);
                var b = digits(right, j);
                int byLength = Integer.compare(a.replaceFirst("^0+", "").length(), b.replaceFirst("^0+", "").length());
                int byValue = byLength != 0 ? byLength : a.replaceFirst("^0+", "").compareTo(b.replaceFirst("^0+", ""));
                if (byValue != 0) {
                    return byValue;
                }
                i += a.length();
                j += b.length();
            } else {
                int byCharacter = Character.compare(left.charAt(i++), right.charAt(j++));
                if (byCharacter != 0) {
                    return byCharacter;
                }
            }
        }
        return Integer.compare(left.length() - i, right.length() - j);
    }

    private static String digits(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isDigit(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }
}
