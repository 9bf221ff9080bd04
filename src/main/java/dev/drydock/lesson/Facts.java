package dev.drydock.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an expression can speak of, by name: trees of maps, lists and scalars, made when they are first asked for.
@FunctionalInterface
interface Facts {

    Optional<Object> find(String name);

    static Facts of(Map<String, ?> values) {
        return name -> Optional.ofNullable(values.get(name)).map(Facts::plain);
    }

    /// These facts, and where they know nothing, others.
    default Facts or(Facts others) {
        return name -> find(name).or(() -> others.find(name));
    }

    /// A tree as CEL takes it: whole numbers are `Long`, and what is null is absent.
    static Object plain(Object tree) {
        return switch (tree) {
            case Map<?, ?> map -> {
                var plain = new LinkedHashMap<String, Object>();
                map.forEach((key, value) -> {
                    if (value != null) {
                        plain.put(String.valueOf(key), plain(value));
                    }
                });
                yield plain;
            }
            case List<?> list -> {
                var plain = new ArrayList<Object>();
                list.forEach(value -> {
                    if (value != null) {
                        plain.add(plain(value));
                    }
                });
                yield plain;
            }
            case Integer number -> number.longValue();
            default -> tree;
        };
    }
}
