package dev.drydock.kube.kubectl.printers;

import java.util.List;
import java.util.Optional;

/// A part of a JSONPath template.
sealed interface JsonPathNode {
    record Text(String text) implements JsonPathNode {}

    record Name(String name) implements JsonPathNode {}

    /// A number or a boolean.
    record Literal(Object value) implements JsonPathNode {}

    record Field(String name) implements JsonPathNode {}

    record Wildcard() implements JsonPathNode {}

    record Recursive() implements JsonPathNode {}

    /// @param single whether it was one index and not a range
    record Slice(Optional<Integer> start, Optional<Integer> end, Optional<Integer> step, boolean single)
            implements JsonPathNode {}

    record Union(List<Sequence> parts) implements JsonPathNode {}

    /// @param operator empty where the left side only has to exist
    record Filter(Sequence left, String operator, Sequence right) implements JsonPathNode {}

    /// What stands in one pair of braces.
    record Sequence(List<JsonPathNode> nodes) implements JsonPathNode {
        boolean starts(String keyword) {
            return !nodes.isEmpty() && nodes.getFirst().equals(new Name(keyword));
        }

        Sequence rest() {
            return new Sequence(nodes.subList(1, nodes.size()));
        }
    }
}
