package dev.drydock.lesson;

import dev.drydock.kube.Output;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.codec.YamlDocument;
import dev.drydock.kube.api.codec.YamlException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a learner submitted and what kubectl said to it, as rules see them: `text`, `parses`, `documents`, `slips`, `exit`, `out`,
/// `err`, `problems`; and `submitted`, the objects in the cluster that the documents name, with all that these own.
final class SubmissionFacts implements Facts {

    static final Set<String> NAMES =
            Set.of("text", "parses", "documents", "slips", "exit", "out", "err", "problems", "submitted");

    private final String text;
    private final Output output;
    private final ClusterFacts cluster;
    private final Optional<List<Object>> documents;

    SubmissionFacts(String text, Output output, ClusterFacts cluster) {
        this.text = text;
        this.output = output;
        this.cluster = cluster;
        this.documents = parse(text);
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(switch (name) {
            case "text" -> text;
            case "parses" -> documents.isPresent();
            case "documents" -> Facts.plain(documents());
            case "slips" -> Slips.in(documents()).stream().map(Slip::tree).toList();
            case "exit" -> (long) output.exit();
            case "out" -> output.out();
            case "err" -> output.err();
            case "problems" -> output.problems().stream().map(SubmissionFacts::tree).toList();
            case "submitted" -> submitted();
            default -> null;
        });
    }

    private static Optional<List<Object>> parse(String text) {
        try {
            return Optional.of(Yaml.documents(text).stream()
                    .map(YamlDocument::tree)
                    .filter(Objects::nonNull)
                    .toList());
        } catch (YamlException e) {
            return Optional.empty();
        }
    }

    private List<Object> documents() {
        return documents.orElse(List.of());
    }

    private static Map<String, Object> tree(Output.Problem problem) {
        return Map.of(
                "file", problem.file(),
                "field", problem.field(),
                "message", problem.message(),
                "line", (long) problem.line(),
                "column", (long) problem.column());
    }

    private List<Object> submitted() {
        var found = new ArrayList<>();
        var owners = new HashSet<>();
        for (var object : cluster.objects()) {
            if (documents().stream().anyMatch(document -> names(document, object))) {
                found.add(object);
                owners.add(at(object, "metadata", "uid"));
            }
        }
        for (int before = -1; before != found.size(); ) {
            before = found.size();
            for (var object : cluster.objects()) {
                var uid = at(object, "metadata", "uid");
                if (!owners.contains(uid) && isOwnedByOneOf(object, owners)) {
                    found.add(object);
                    owners.add(uid);
                }
            }
        }
        return found;
    }

    private static boolean names(Object document, Object object) {
        return at(document, "kind") instanceof String kind
                && kind.equals(at(object, "kind"))
                && at(document, "metadata", "name") instanceof String name
                && name.equals(at(object, "metadata", "name"))
                && isIn(at(document, "metadata", "namespace"), at(object, "metadata", "namespace"));
    }

    private static boolean isIn(@Nullable Object asked, @Nullable Object namespace) {
        return namespace == null || namespace.equals(asked == null ? "default" : asked);
    }

    private static boolean isOwnedByOneOf(Object object, Set<Object> uids) {
        return at(object, "metadata", "ownerReferences") instanceof List<?> owners
                && owners.stream().anyMatch(owner -> uids.contains(at(owner, "uid")));
    }

    private static @Nullable Object at(@Nullable Object tree, String... path) {
        var value = tree;
        for (var key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }
}
