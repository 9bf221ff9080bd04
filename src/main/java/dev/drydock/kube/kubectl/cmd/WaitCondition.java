package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.printers.CustomColumns;
import dev.drydock.kube.kubectl.printers.JsonPath;
import dev.drydock.kube.kubectl.printers.JsonPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What `wait --for` waits for. Mirrors `conditionFuncFor` of `kubectl/pkg/cmd/wait`.
final class WaitCondition {
    private static final String FORMAT =
            "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'";

    private WaitCondition() {}

    /// @param wanted anything but `delete`
    static Predicate<KubeObject> of(String wanted) {
        if (wanted.equalsIgnoreCase("create")) {
            return object -> true;
        } else if (wanted.startsWith("condition=")) {
            var parts = wanted.substring("condition=".length()).split("=", 2);
            var status = parts.length == 2 ? parts[1] : "true";
            return object -> hasCondition(Codec.tree(object), parts[0], status);
        } else if (wanted.startsWith("jsonpath=")) {
            return jsonPath(split(wanted.substring("jsonpath=".length())));
        }
        throw Failure.of("unrecognized condition: " + Go.quote(wanted));
    }

    private static boolean hasCondition(Map<String, Object> tree, String type, String status) {
        if (!(tree.get("status") instanceof Map<?, ?> map) || !(map.get("conditions") instanceof List<?> conditions)) {
            return false;
        }
        for (var each : conditions) {
            if (each instanceof Map<?, ?> condition && type.equalsIgnoreCase(String.valueOf(condition.get("type")))) {
                var generation = tree.get("metadata") instanceof Map<?, ?> metadata ? number(metadata.get("generation")) : OptionalLong.empty();
                var ofCondition = number(condition.get("observedGeneration"));
                var observed = ofCondition.isPresent() ? ofCondition : number(map.get("observedGeneration"));
                boolean outdated = generation.isPresent() && observed.isPresent() && observed.getAsLong() < generation.getAsLong();
                return !outdated && status.equalsIgnoreCase(String.valueOf(condition.get("status")));
            }
        }
        return false;
    }

    private static OptionalLong number(@Nullable Object value) {
        return value instanceof Number number ? OptionalLong.of(number.longValue()) : OptionalLong.empty();
    }

    /// Parts the text at single `=`; `==` belongs to an expression.
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("==", i)) {
                part.append("==");
                i++;
            } else if (text.charAt(i) == '=') {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(text.charAt(i));
            }
        }
        parts.add(part.toString());
        return parts;
    }

    private static Predicate<KubeObject> jsonPath(List<String> parts) {
        if (parts.size() > 2) {
            throw Failure.of(FORMAT);
        }
        var expression = CustomColumns.relaxed(parts.getFirst());
        var value = parts.size() < 2 ? "" : parts.get(1).replaceAll("^['\"]+|['\"]+$", "");
        if (parts.size() == 2 && value.isEmpty()) {
            throw Failure.of("jsonpath wait has to have a value after equal sign, like --for=jsonpath='{.status.readyReplicas}'=3");
        } else if (expression.isEmpty()) {
            throw Failure.of("jsonpath expression cannot be empty");
        }
        try {
            var path = JsonPath.parse(expression);
            return object -> matches(path, object, value);
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
    }

    /// @param value empty for any
    private static boolean matches(JsonPath path, KubeObject object, String value) {
        List<List<@Nullable Object>> results;
        try {
            results = path.results(Codec.tree(object));
        } catch (JsonPathException mistake) {
            throw Failure.of(mistake.text());
        }
        if (results.isEmpty() || results.getFirst().isEmpty()) {
            return false;
        } else if (results.size() > 1) {
            throw Failure.of("given jsonpath expression matches more than one list");
        } else if (results.getFirst().size() > 1) {
            throw Failure.of("given jsonpath expression matches more than one value");
        } else if (value.isEmpty()) {
            return true;
        }
        var found = results.getFirst().getFirst();
        if (found instanceof Map || found instanceof List) {
            throw Failure.of("jsonpath leads to a nested object or list which is not supported");
        }
        return Objects.toString(found, "<nil>").strip().equals(value.strip());
    }
}
