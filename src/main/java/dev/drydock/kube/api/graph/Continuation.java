package dev.drydock.kube.api.graph;

import dev.drydock.kube.api.Frozen;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.map.HashedMap;
import dev.drydock.kube.map.OrderedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// What values that repeat themselves become after many more rounds, from how they were one round ago and are now:
/// moments that moved have moved on, numbers that grew have grown on, random names stay, all else must be equal.
public final class Continuation {
    /// Durations that differ by chance.
    private static final Duration CHANCE = Duration.ofSeconds(2);

    private final Duration leap;
    private final long rounds;
    private final Instant present;
    private Instant deadline = Instant.MAX;
    private final Map<Object, Object> known = new IdentityHashMap<>();

    /// @param present from when the values are now
    /// @param leap how long all rounds take together
    public Continuation(Instant present, Duration leap, long rounds) {
        this.present = present;
        this.leap = leap;
        this.rounds = rounds;
    }

    /// The first moment still to come that did not move, of all the values so far: the rounds end there.
    public Instant deadline() {
        return deadline;
    }

    /// Says of values that they do not repeat themselves.
    public static final class Broken extends Exception {
        public Broken(Object before, Object now) {
            super(before + " became " + now, null, false, false);
        }
    }

    /// @throws Broken where they differ by more than moments, counts and random names
    @SuppressWarnings("unchecked")
    public <T> T of(T before, T now) throws Broken {
        return (T) continued(before, now);
    }

    /// The same with each value that was continued in its place, and nothing else continued.
    @SuppressWarnings("unchecked")
    public <T> T replaced(T now) throws Broken {
        return (T) continued(now, now);
    }

    /// The same with all its own moments moved that are not before `since`.
    @SuppressWarnings("unchecked")
    public <T extends Record> T moved(T now, Instant since) throws Broken {
        return (T) noted(now, rebuilt(now, (layout, i, part) -> switch (part) {
            case Instant instant when !instant.isBefore(since) -> instant.plus(leap);
            case Struct nested -> moved((Record) nested, since);
            case null, default -> part;
        }));
    }

    private Object continued(Object before, Object now) throws Broken {
        var done = known.get(now);
        if (done != null) {
            return done;
        }
        return switch (now) {
            case Instant instant when before instanceof Instant earlier -> continued(earlier, instant);
            case Integer count when before instanceof Integer earlier && earlier < count ->
                    (int) Math.min(Integer.MAX_VALUE, count + (long) (count - earlier) * rounds);
            case Long count when before instanceof Long earlier && earlier < count -> count + (count - earlier) * rounds;
            case Duration duration when before instanceof Duration earlier && isChance(duration.minus(earlier)) -> now;
            case String text when before instanceof String earlier && isAlike(earlier, text) -> now;
            case List<?> list when before instanceof List<?> earlier && earlier.size() == list.size() -> noted(now, list(earlier, list));
            case OrderedMap.State<?, ?> map when before instanceof OrderedMap.State<?, ?> earlier -> noted(now, entries(earlier.entries(), map.entries(), map, OrderedMap.State::of));
            case HashedMap.State<?, ?> map when before instanceof HashedMap.State<?, ?> earlier -> noted(now, entries(earlier.entries(), map.entries(), map, HashedMap.State::of));
            case TreePMap<?, ?> map when before instanceof TreePMap<?, ?> earlier -> noted(now, entries(earlier, map, map, TreePMap::from));
            case PMap<?, ?> map when before instanceof PMap<?, ?> earlier -> noted(now, entries(earlier, map, map, HashTreePMap::from));
            case Map<?, ?> map when before instanceof Map<?, ?> earlier -> noted(now, entries(earlier, map, map, Continuation::frozen));
            case Record record when before.getClass() == record.getClass() -> noted(now, record(before, record));
            default -> {
                if (!now.equals(before)) {
                    throw new Broken(before, now);
                }
                yield now;
            }
        };
    }

    private Instant continued(Instant before, Instant now) {
        if (!now.equals(before)) {
            return now.plus(leap);
        }
        deadline = now.isAfter(present) && now.isBefore(deadline) ? now : deadline;
        return now;
    }

    private Object noted(Object now, Object continued) {
        known.put(now, continued);
        return continued;
    }

    private static boolean isChance(Duration difference) {
        return difference.abs().compareTo(CHANCE) < 0;
    }

    /// Whether texts differ at most in random or counted digits: IDs, hashes, revisions.
    private static boolean isAlike(String before, String now) {
        if (before.equals(now)) {
            return true;
        }
        if (isNumber(before) && isNumber(now)) {
            return true;
        }
        if (before.length() != now.length()) {
            return false;
        }
        for (int i = 0; i < now.length(); i++) {
            boolean digits = Character.digit(before.charAt(i), 16) >= 0 && Character.digit(now.charAt(i), 16) >= 0;
            if (before.charAt(i) != now.charAt(i) && !digits) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }

    private Object list(List<?> before, List<?> now) throws Broken {
        var list = new ArrayList<@Nullable Object>(now.size());
        boolean same = true;
        for (int i = 0; i < now.size(); i++) {
            list.add(nullable(before.get(i), now.get(i)));
            same &= list.getLast() == now.get(i);
        }
        return same ? now : Collections.unmodifiableList(list);
    }

    /// @param whole what has the entries
    /// @param maker makes another one of them
    @SuppressWarnings("rawtypes")
    private Object entries(Map<?, ?> before, Map<?, ?> now, Object whole, Function<Map, Object> maker) throws Broken {
        if (!before.keySet().equals(now.keySet())) {
            throw new Broken(before.keySet(), now.keySet());
        }
        var map = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        boolean same = true;
        for (var entry : now.entrySet()) {
            var value = nullable(before.get(entry.getKey()), entry.getValue());
            map.put(entry.getKey(), value);
            same &= value == entry.getValue();
        }
        return same ? whole : maker.apply(map);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object frozen(Map map) {
        boolean named = map.keySet().stream().allMatch(String.class::isInstance) && !map.containsValue(null);
        return named ? Frozen.map(map) : Collections.unmodifiableMap(map);
    }

    private Object record(Object before, Record now) throws Broken {
        return rebuilt(now, (layout, i, part) -> nullable(layout.get(before, i), part));
    }

    private interface Change {
        @Nullable Object of(Layout.Parts layout, int number, @Nullable Object part) throws Broken, ReflectiveOperationException;
    }

    /// The record itself where no part changes.
    private static Object rebuilt(Record now, Change change) throws Broken {
        if (!(Layout.of(now.getClass()) instanceof Layout.Parts layout)) {
            return now;
        }
        try {
            var parts = new @Nullable Object[layout.count()];
            boolean same = true;
            for (int i = 0; i < parts.length; i++) {
                var part = layout.get(now, i);
                parts[i] = change.of(layout, i, part);
                same &= parts[i] == part;
            }
            return same ? now : layout.make(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot rebuild a " + now.getClass().getName(), e);
        }
    }

    private @Nullable Object nullable(@Nullable Object before, @Nullable Object now) throws Broken {
        if (before == null || now == null) {
            if (before != now) {
                throw new Broken("" + before, "" + now);
            }
            return null;
        }
        return continued(before, now);
    }
}
