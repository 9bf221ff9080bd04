package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Quantity;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.core.PodSecurityContext;
import dev.drydock.kube.api.core.PodSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Structs as upstream's internal types, which refusals show: Go's field names, in Go's order, nothing left out.
/// Types that are not in `internal-types.txt` keep their form in JSON.
final class InternalForm {
    private static final Map<String, List<Part>> TYPES = read();

    private InternalForm() {}

    /// @param pointer whether an absent value is null and not zero
    /// @param json the field's name in JSON in lower case
    private record Part(String name, String json, boolean pointer) {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case PodSpec spec -> fields(spec, securityContext(spec));
            case Struct struct when TYPES.containsKey(struct.schema().name()) -> fields(struct, null);
            case List<?> list when !list.isEmpty() -> list.stream().map(InternalForm::of).toList();
            case null, default -> value;
        };
    }

    /// What concerns the host stands in the spec, and upstream's internal type keeps it in the security context.
    private static GoJson.@Nullable Fields securityContext(PodSpec spec) {
        var context = spec.securityContext();
        return context == null ? null : fields(context, spec);
    }

    private static GoJson.Fields fields(Struct struct, @Nullable Object other) {
        var entries = new ArrayList<Map.Entry<String, @Nullable Object>>();
        var fields = byLowerCase(struct);
        for (var part : Objects.requireNonNull(TYPES.get(struct.schema().name()))) {
            var owner = struct;
            var field = fields.get(part.json);
            if (field == null && struct instanceof PodSecurityContext && other instanceof PodSpec spec) {
                owner = spec;
                field = byLowerCase(spec).get(part.json);
            }
            if (field == null) {
                continue;
            }
            boolean replaced = struct instanceof PodSpec && part.json.equals("securitycontext");
            entries.add(new SimpleEntry<>(part.name, replaced ? other : value(owner.get(field.index()), field, part)));
        }
        return new GoJson.Fields(entries);
    }

    private static @Nullable Object value(@Nullable Object value, Field field, Part part) {
        if (value != null || part.pointer) {
            return of(value);
        }
        return switch (field.shape()) {
            case Shape.Text _, Shape.Bytes _ -> "";
            case Shape.Int32 _, Shape.Int64 _, Shape.Float64 _, Shape.IntOrStringShape _ -> 0;
            case Shape.Bool _ -> false;
            case Shape.QuantityShape _ -> Quantity.ZERO;
            default -> null;
        };
    }

    private static Map<String, Field> byLowerCase(Struct struct) {
        var fields = new HashMap<String, Field>();
        struct.schema().fields().forEach(field -> fields.put(lower(field.name()), field));
        return fields;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, List<Part>> read() {
        var types = new HashMap<String, List<Part>>();
        try (var in = Objects.requireNonNull(InternalForm.class.getResourceAsStream("internal-types.txt"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                int colon = line.indexOf(':');
                var words = line.substring(colon + 1).strip().split(" ");
                types.put(line.substring(0, colon), Arrays.stream(words).map(InternalForm::part).toList());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static Part part(String word) {
        boolean pointer = word.startsWith("*");
        var name = pointer ? word.substring(1) : word;
        int equals = name.indexOf('=');
        return equals < 0
                ? new Part(name, lower(name), pointer)
                : new Part(name.substring(0, equals), lower(name.substring(equals + 1)), pointer);
    }
}
