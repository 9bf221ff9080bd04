package dev.drydock.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The hand-kept facts that the client's jar lacks; `overlay.txt` says how they are written.
record Overlay(List<Group> groups, Map<String, Names> names, Map<String, List<String>> enums, Map<String, Map<String, String>> fields) {

    /// One API group: the package of its records, where it is served, and types of it that no listed resource reaches.
    record Group(String id, String apiGroup, String version, Optional<String> api, List<String> extra) {}

    /// How kubectl may call a resource.
    record Names(List<String> shortNames, List<String> categories) {
        static final Names NONE = new Names(List.of(), List.of());
    }

    static Overlay read(Path file) throws IOException {
        var overlay = new Overlay(new ArrayList<>(), new TreeMap<>(), new TreeMap<>(), new LinkedHashMap<>());
        var type = "";
        for (var line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) continue;
            var words = List.of(line.strip().split("\\s+"));
            if (line.startsWith(" ")) {
                overlay.fields.get(type).put(words.getFirst(), String.join(" ", words.subList(1, words.size())));
                continue;
            }
            switch (words.getFirst()) {
                case "group" -> overlay.groups.add(group(words));
                case "names" -> overlay.names.put(words.get(1), new Names(list(words.get(2)), words.size() > 3 ? list(words.get(3)) : List.of()));
                case "enum" -> overlay.enums.put(words.get(1), words.subList(2, words.size()));
                default -> overlay.fields.put(type = words.getFirst(), new TreeMap<>());
            }
        }
        return overlay;
    }

    private static Group group(List<String> words) {
        var apiVersion = words.get(2).split("/");
        var api = words.get(3).equals("-") ? Optional.<String>empty() : Optional.of(words.get(3));
        return new Group(words.get(1), apiVersion.length > 1 ? apiVersion[0] : "", apiVersion[apiVersion.length - 1], api, words.subList(4, words.size()));
    }

    /// The facts of one field; `defaultGoType` and `valueDefault` hold unless the overlay speaks of it.
    Model.Facts facts(String type, String field, String defaultGoType, String prefix, boolean required, boolean valueDefault) {
        var words = new LinkedHashMap<String, String>();
        for (var word : fields.getOrDefault(type, Map.of()).getOrDefault(field, "").split(" ")) {
            var equals = word.indexOf('=');
            words.put(equals < 0 ? word : word.substring(0, equals), equals < 0 ? "" : word.substring(equals + 1));
        }
        var go = words.getOrDefault("go", defaultGoType);
        var named = words.containsKey("go") ? qualified(go, prefix) : go;
        var element = go.replaceFirst("^.*[].]", "");
        return new Model.Facts(
                words.containsKey("omit") || !words.containsKey("always") && !required,
                words.containsKey("value") || !words.containsKey("pointer") && valueDefault,
                named,
                Optional.ofNullable(words.get("key")),
                words.containsKey("patch") ? list(words.get("patch")) : words.containsKey("key") ? List.of("merge") : List.of(),
                words.containsKey("map") ? Optional.of("map") : Optional.ofNullable(words.get("list")),
                words.containsKey("map") ? list(words.get("map")) : List.of(),
                words.containsKey("enum") ? list(words.get("enum")) : enums.getOrDefault(element, List.of()));
    }

    private static String qualified(String go, String prefix) {
        var bracket = go.lastIndexOf(']') + 1;
        var name = go.substring(bracket);
        return name.contains(".") || Character.isLowerCase(name.charAt(0)) ? go : go.substring(0, bracket) + prefix + name;
    }

    private static List<String> list(String words) {
        return words.equals("-") ? List.of() : List.of(words.split(","));
    }
}
