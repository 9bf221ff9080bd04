package dev.drydock.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads one YAML mapping key by key; whatever is missing, mistyped or unknown is refused with its file and key.
final class Fields {

    private final String file;
    private final String path;
    private final Map<?, ?> values;
    private final Set<String> read = new HashSet<>();

    private Fields(String file, String path, Map<?, ?> values) {
        this.file = file;
        this.path = path;
        this.values = values;
    }

    static Fields of(String file, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            if (new Yaml(new SafeConstructor(options)).load(yaml) instanceof Map<?, ?> values) {
                return new Fields(file, "", values);
            }
        } catch (YAMLException e) {
            throw new ContentException(file, e.getMessage());
        }
        throw new ContentException(file, "is not a mapping");
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        return switch (value(key)) {
            case String text when !text.isBlank() -> text;
            case String _ -> throw wrong(key, "is empty");
            default -> throw wrong(key, "is not a text");
        };
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    int number(String key, int least, int most) {
        if (value(key) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw wrong(key, "is not a number from " + least + " to " + most);
    }

    boolean flag(String key) {
        if (!has(key)) {
            return false;
        }
        if (value(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(key, "is neither true nor false");
    }

    Fields fields(String key) {
        if (value(key) instanceof Map<?, ?> map) {
            return new Fields(file, at(key), map);
        }
        throw wrong(key, "is not a mapping");
    }

    Words words(String key) {
        var both = fields(key);
        var words = new Words(both.text("ko"), both.text("en"));
        both.end();
        return words;
    }

    /// A list of mappings; none of the lists in content may be empty.
    List<Fields> list(String key) {
        var list = new ArrayList<Fields>();
        for (var item : items(key)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(key + "[" + list.size() + "]", "is not a mapping");
            }
            list.add(new Fields(file, at(key) + "[" + list.size() + "]", map));
        }
        return list;
    }

    List<String> texts(String key) {
        var list = new ArrayList<String>();
        for (var item : items(key)) {
            if (!(item instanceof String text) || text.isBlank()) {
                throw wrong(key + "[" + list.size() + "]", "is not a text");
            }
            list.add(text);
        }
        return list;
    }

    /// All keys with their texts, in their order.
    SequencedMap<String, String> textsByKey() {
        var all = new LinkedHashMap<String, String>();
        values.keySet().forEach(key -> all.put(key.toString(), text(key.toString())));
        return all;
    }

    /// Called when all that is known was read.
    void end() {
        for (var key : values.keySet()) {
            if (!read.contains(String.valueOf(key))) {
                throw wrong(String.valueOf(key), "is not known here");
            }
        }
    }

    ContentException wrong(String key, String what) {
        return new ContentException(file, at(key) + " " + what);
    }

    private List<?> items(String key) {
        if (value(key) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw wrong(key, "is not a list with something in it");
    }

    private Object value(String key) {
        read.add(key);
        var value = values.get(key);
        if (value == null) {
            throw wrong(key, "is missing");
        }
        return value;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
