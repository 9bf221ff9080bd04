package dev.drydock.lesson;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the keys of a manifest that the schema does not have where they stand, and guesses what was meant.
final class Slips {

    /// More would not help anyone, and a guess takes some looking around.
    private static final int ENOUGH = 20;

    private final List<Slip> found = new ArrayList<>();

    private Slips() {}

    static List<Slip> in(List<?> documents) {
        var slips = new Slips();
        for (var document : documents) {
            if (document instanceof Map<?, ?> map
                    && map.get("kind") instanceof String kind
                    && map.get("apiVersion") instanceof String version) {
                slips.read(map, kind, version);
            }
        }
        return slips.found;
    }

    private void read(Map<?, ?> document, String kind, String version) {
        var known = Kinds.all().stream().filter(each -> each.name().equals(kind)).toList();
        var right = known.stream().filter(each -> each.gvk().apiVersion().equals(version)).findFirst();
        if (right.isPresent()) {
            walk(new Place(right.get().type(), document, "", Optional.empty()));
        } else if (!known.isEmpty()) {
            found.add(new Slip(Slip.Sort.VERSION, "apiVersion", version, known.getFirst().gvk().apiVersion()));
        } else {
            found.add(new Slip(Slip.Sort.KIND, "kind", kind, nearestKind(kind)));
        }
    }

    private static String nearestKind(String word) {
        return Kinds.all().stream()
                .filter(kind -> namesOf(kind).anyMatch(word::equalsIgnoreCase))
                .findFirst()
                .or(() -> Kinds.all().stream()
                        .filter(kind -> Spelling.isNear(word, kind.name()))
                        .min(Comparator.comparingInt(kind -> Spelling.distance(word, kind.name()))))
                .map(Kind::name)
                .orElse("");
    }

    private static Stream<String> namesOf(Kind<?> kind) {
        return Stream.concat(Stream.of(kind.name(), kind.plural(), kind.singular()), kind.shortNames().stream());
    }

    private void walk(Place place) {
        for (var entry : place.values().entrySet()) {
            var key = String.valueOf(entry.getKey());
            if (place.type().gvk() != null && (key.equals("apiVersion") || key.equals("kind"))) {
                continue;
            }
            var field = place.type().field(key);
            if (found.size() >= ENOUGH) {
                return;
            }
            if (field == null) {
                found.add(guess(place, key));
            } else {
                descend(place, field.shape(), entry.getValue(), place.path(key));
            }
        }
    }

    private void descend(Place parent, Shape shape, Object value, String path) {
        switch (shape) {
            case Shape.Of(var type) when value instanceof Map<?, ?> map ->
                walk(new Place(type.get(), map, path, Optional.of(parent)));
            case Shape.ListOf(var element) when value instanceof List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    descend(parent, element, list.get(i), path + "[" + i + "]");
                }
            }
            case Shape.MapOf(var element) when value instanceof Map<?, ?> map ->
                map.forEach((key, each) -> descend(parent, element, each, path + "." + key));
            default -> {}
        }
    }

    private static Slip guess(Place place, String key) {
        return sameName(place, key)
                .or(() -> oneLevelIn(place, key))
                .or(() -> similarName(place, key))
                .or(() -> furtherIn(place, key))
                .or(() -> furtherOut(place, key))
                .orElseGet(() -> new Slip(Slip.Sort.UNKNOWN, place.path(key), key, ""));
    }

    private static Optional<Slip> sameName(Place place, String key) {
        return place.type().fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(key))
                .findFirst()
                .map(field -> new Slip(Slip.Sort.MISSPELT, place.path(key), key, place.path(field.name())));
    }

    /// The notes' case: the key above was left empty, and what belongs below it lines up with it.
    private static Optional<Slip> oneLevelIn(Place place, String key) {
        return written(place)
                .filter(field -> field.shape() instanceof Shape.Of(var type) && type.get().field(key) != null)
                .min(Comparator.comparing(field -> place.values().get(field.name()) != null))
                .map(field -> new Slip(Slip.Sort.INDENTATION, place.path(key), key, place.path(field.name()) + "." + key));
    }

    private static Optional<Slip> similarName(Place place, String key) {
        return place.type().fields().stream()
                .filter(field -> Spelling.isNear(key, field.name()))
                .min(Comparator.comparingInt(field -> Spelling.distance(key, field.name())))
                .map(field -> new Slip(Slip.Sort.MISSPELT, place.path(key), key, place.path(field.name())));
    }

    /// Breadth first, so that the nearest place wins.
    private static Optional<Slip> furtherIn(Place place, String key) {
        record Way(Type<?> type, String path, int depth) {}
        var ways = new ArrayList<>(List.of(new Way(place.type(), place.path(), 0)));
        for (int i = 0; i < ways.size(); i++) {
            var way = ways.get(i);
            if (i > 0 && way.type().field(key) != null) {
                return Optional.of(new Slip(Slip.Sort.MISPLACED, place.path(key), key, join(way.path(), key)));
            }
            for (var field : way.depth() < 4 ? way.type().fields() : List.<Field>of()) {
                var path = join(way.path(), field.name());
                switch (field.shape()) {
                    case Shape.Of(var type) when !field.name().equals("status") ->
                        ways.add(new Way(type.get(), path, way.depth() + 1));
                    case Shape.ListOf(Shape.Of(var type)) -> ways.add(new Way(type.get(), path + "[]", way.depth() + 1));
                    default -> {}
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Slip> furtherOut(Place place, String key) {
        return Stream.iterate(place.parent(), Optional::isPresent, parent -> parent.get().parent())
                .map(Optional::get)
                .filter(parent -> parent.type().field(key) != null)
                .findFirst()
                .map(parent -> new Slip(Slip.Sort.MISPLACED, place.path(key), key, parent.path(key)));
    }

    /// The fields of a struct that the manifest mentions, whatever their value.
    private static Stream<Field> written(Place place) {
        return place.type().fields().stream().filter(field -> place.values().containsKey(field.name()));
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// A mapping in the manifest and the type that the schema has for it.
    private record Place(Type<?> type, Map<?, ?> values, String path, Optional<Place> parent) {

        String path(String key) {
            return join(path, key);
        }
    }
}
