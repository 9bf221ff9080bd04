package dev.drydock.kube.api.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Where the keys, items and values of a document stand.
final class YamlPositions {
    private final Position at;
    private Position value;
    private final Map<String, YamlPositions> children = new LinkedHashMap<>();

    private YamlPositions(Position at) {
        this.at = at;
        this.value = at;
    }

    static YamlPositions of(YamlDocument document) {
        var builder = new Builder(new Position(document.line(), 1));
        new YamlReader(document.text(), document.line(), new Limits(Integer.MAX_VALUE, Limits.DEFAULT.depth(), Limits.DEFAULT.nodes()), builder).read();
        return builder.root();
    }

    /// The place at a path such as `spec.containers[0].image` or `metadata.labels[a/b]`, or of the nearest thing around it.
    Optional<Position> find(String path, boolean ofValue) {
        if (path.isEmpty()) return Optional.of(ofValue ? value : at);
        var child = children.keySet().stream().filter(name -> leads(name, path)).max(Comparator.comparingInt(String::length));
        if (child.isEmpty()) return Optional.of(ofValue ? value : at);
        return Objects.requireNonNull(children.get(child.get())).find(rest(child.get(), path), ofValue);
    }

    /// The keys and numbers that lead to what begins on a line, or on the last line before it on which anything begins.
    List<String> stepsAt(int line) {
        var steps = new ArrayList<String>();
        for (var here = this; here != null; ) {
            Map.Entry<String, YamlPositions> next = null;
            for (var child : here.children.entrySet()) {
                if (child.getValue().at.line() <= line) {
                    next = child;
                }
            }
            if (next != null) {
                steps.add(next.getKey());
            }
            here = next == null ? null : next.getValue();
        }
        return List.copyOf(steps);
    }

    /// Keys may hold dots, so a path is matched against what is there.
    private static boolean leads(String name, String path) {
        if (path.startsWith("[" + name + "]")) return true;
        if (!path.startsWith(name)) return false;
        return path.length() == name.length() || path.charAt(name.length()) == '.' || path.charAt(name.length()) == '[';
    }

    private static String rest(String name, String path) {
        var rest = path.substring(path.startsWith("[" + name + "]") ? name.length() + 2 : name.length());
        return rest.startsWith(".") ? rest.substring(1) : rest;
    }

    /// Grows with the reader.
    static final class Builder {
        private final YamlPositions root;
        private final Deque<YamlPositions> open = new ArrayDeque<>();
        private boolean paused;

        Builder(Position start) {
            root = new YamlPositions(start);
            open.push(root);
        }

        void enter(Object step, Position at) {
            if (paused) return;
            var child = new YamlPositions(at);
            open.getFirst().children.put(step.toString(), child);
            open.push(child);
        }

        void value(Position at) {
            if (!paused) open.getFirst().value = at;
        }

        void leave() {
            if (!paused) open.pop();
        }

        void pause(boolean pause) {
            paused = pause;
        }

        YamlPositions root() {
            return root;
        }
    }
}
