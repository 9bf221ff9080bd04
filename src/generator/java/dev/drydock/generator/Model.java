package dev.drydock.generator;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Everything that is generated: the structs, and the kinds that a server lists.
record Model(List<Struct> structs, List<Kind> kinds) {

    Iterable<String> groups() {
        var groups = new TreeSet<String>();
        structs.forEach(struct -> groups.add(struct.group()));
        return groups;
    }

    /// One record: its package, its simple name, and its fields in alphabetical order.
    record Struct(String group, String name, String goName, Optional<Gvk> gvk, boolean object, String description, List<Field> fields) {
        String key() {
            return group + "." + name;
        }
    }

    record Gvk(String group, String version, String kind) {}

    /// @param published the values that a server's own schema names
    record Field(String json, Shape shape, boolean required, Facts facts, String description, List<String> published) {}

    /// What the client's classes do not tell about a field.
    record Facts(
            boolean omitEmpty,
            boolean value,
            String goType,
            Optional<String> mergeKey,
            List<String> strategies,
            Optional<String> listType,
            List<String> mapKeys,
            List<String> enums) {}

    record Kind(Struct struct, String plural, String singular, boolean namespaced, List<String> subresources, List<String> shortNames, List<String> categories) {}

    /// The Java type of a field, and how the schema calls it.
    sealed interface Shape {
        enum Scalar implements Shape {
            TEXT("String"), INT32("Integer"), INT64("Long"), BOOL("Boolean"), FLOAT64("Double"), TIME("Instant"),
            MICRO_TIME("Instant"), QUANTITY("Quantity"), INT_OR_STRING("IntOrString"), BYTES("String"), ANY("Object");

            final String java;

            Scalar(String java) {
                this.java = java;
            }
        }

        record ListOf(Shape element) implements Shape {}

        record MapOf(Shape value) implements Shape {}

        record Of(String group, String name) implements Shape {}
    }
}
