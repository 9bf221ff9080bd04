package dev.drydock.kube.api.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Reads one document from SnakeYAML's events into a tree, with the rules of the Go library that Kubernetes uses.
final class YamlReader {
    private final String text;
    private final int line;
    private final Limits limits;
    private final YamlPositions.@Nullable Builder positions;
    private final ParserImpl events;
    private final Map<String, Anchor> anchors = new HashMap<>();
    private final List<Duplicate> duplicates = new ArrayList<>();
    private final List<Object> path = new ArrayList<>();
    private final YamlBudget budget;
    private @Nullable Mark last;

    YamlReader(String text, int line, Limits limits, YamlPositions.@Nullable Builder positions) {
        this.text = text;
        this.line = line;
        this.limits = limits;
        this.positions = positions;
        this.budget = new YamlBudget(limits);
        var options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE); // the text's length was looked at before
        this.events = new ParserImpl(new StreamReader(text.startsWith("\uFEFF") ? text.substring(1) : text), options);
    }

    /// What an anchor names, how large it is, and whether it is still being read.
    private record Anchor(@Nullable Object value, int size, boolean open) {}

    /// Null where the document is empty.
    @Nullable
    Object read() {
        try {
            events.getEvent(); // the start of the stream
            if (events.checkEvent(Event.ID.StreamEnd)) return null;
            events.getEvent(); // the start of the document
            var tree = node();
            events.getEvent(); // the end of the document: what breaks it may only show here
            return tree;
        } catch (YAMLException e) {
            throw YamlErrors.translate(e, text, line);
        } catch (YamlRefusal e) {
            throw refusal(e);
        }
    }

    /// The Go library parses a whole document before it looks at what it means, so a broken rest goes before this.
    private YamlException refusal(YamlRefusal refusal) {
        var refused = last;
        try {
            while (!refusal.immediate() && !events.checkEvent(Event.ID.DocumentEnd)) events.getEvent();
        } catch (YAMLException e) {
            return YamlErrors.translate(e, text, line);
        }
        return new YamlException(refusal.getMessage(), at(refused), true, refusal);
    }

    List<Duplicate> duplicates() {
        return List.copyOf(duplicates);
    }

    private @Nullable Object node() {
        var event = events.getEvent();
        last = event.getStartMark();
        if (event instanceof AliasEvent alias) return alias(alias.getAnchor());
        var anchor = ((NodeEvent) event).getAnchor();
        if (anchor != null) anchors.put(anchor, new Anchor(null, 0, true));
        var before = budget.nodes();
        budget.node();
        if (positions != null) positions.value(at(event.getStartMark()));
        var value = switch (event) {
            case ScalarEvent scalar -> YamlScalars.value(scalar);
            case SequenceStartEvent _ -> sequence();
            case MappingStartEvent _ -> mapping();
            default -> throw new IllegalStateException(event.toString());
        };
        if (anchor != null) anchors.put(anchor, new Anchor(value, budget.nodes() - before, false));
        return value;
    }

    private @Nullable Object alias(String name) {
        var anchor = anchors.get(name);
        if (anchor == null) throw YamlRefusal.atOnce("unknown anchor '" + name + "' referenced");
        if (anchor.open) throw new YamlRefusal("anchor '" + name + "' value contains itself");
        budget.alias(anchor.size);
        return Trees.copy(anchor.value);
    }

    private List<@Nullable Object> sequence() {
        enter();
        var list = new ArrayList<@Nullable Object>();
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            var mark = events.peekEvent().getStartMark();
            path.add(list.size());
            if (positions != null) positions.enter(list.size(), at(mark));
            list.add(node());
            if (positions != null) positions.leave();
            path.removeLast();
        }
        leave();
        return list;
    }

    private Map<String, @Nullable Object> mapping() {
        enter();
        var map = new LinkedHashMap<String, @Nullable Object>();
        var seen = new HashMap<String, Mark>();
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            var event = events.peekEvent();
            if (isMerge(event)) {
                events.getEvent();
                merge(map, events.peekEvent());
                continue;
            }
            var keyed = nodeUnseen();
            if (keyed == null) throw YamlScalars.nullKey(node());
            var key = YamlScalars.key(keyed);
            var before = seen.put(key, event.getStartMark());
            path.add(key);
            if (before != null) duplicates.add(new Duplicate(pathText(), at(event.getStartMark()), at(before)));
            if (positions != null) positions.enter(key, at(event.getStartMark()));
            map.put(key, node());
            if (positions != null) positions.leave();
            path.removeLast();
        }
        leave();
        return map;
    }

    /// A key: its parts have no place of their own in paths.
    private @Nullable Object nodeUnseen() {
        if (positions == null) return node();
        positions.pause(true);
        var key = node();
        positions.pause(false);
        return key;
    }

    private static boolean isMerge(Event event) {
        return event instanceof ScalarEvent scalar && scalar.getValue().equals("<<") && (scalar.getImplicit().canOmitTagInPlainScalar() || "tag:yaml.org,2002:merge".equals(scalar.getTag()));
    }

    /// What is merged replaces what stood before it, as in the Go library; of several maps the first wins.
    private void merge(Map<String, @Nullable Object> map, Event event) {
        var aliased = event instanceof AliasEvent;
        var value = node();
        if (value instanceof Map<?, ?> merged) {
            map.putAll(Trees.map(merged));
        } else if (value instanceof List<?> list && !aliased && list.stream().allMatch(Map.class::isInstance)) {
            list.reversed().forEach(item -> map.putAll(Trees.map((Object) item)));
        } else {
            throw new YamlRefusal("map merge requires map or sequence of maps as the value");
        }
    }

    private void enter() {
        budget.enter();
    }

    private void leave() {
        events.getEvent();
        budget.leave();
    }

    private String pathText() {
        var out = new StringBuilder();
        for (var step : path) {
            if (step instanceof Integer index) out.append('[').append(index).append(']');
            else out.append(out.isEmpty() ? "" : ".").append(step);
        }
        return out.toString();
    }

    private Position at(@Nullable Mark mark) {
        return mark == null ? new Position(line, 1) : new Position(line + mark.getLine(), mark.getColumn() + 1);
    }
}
