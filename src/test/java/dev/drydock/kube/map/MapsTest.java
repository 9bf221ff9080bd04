package dev.drydock.kube.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// Holds the maps against those of Java, through writes, removals and states that others go on from.
class MapsTest {
    /// @param key its hash is shared by others
    record Write(Key key, int value, boolean removes, boolean keepsState) {}

    record Key(int number) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public int hashCode() {
            return number / 3;
        }
    }

    @Provide
    Arbitrary<List<Write>> writes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400).map(Key::new),
                        Arbitraries.integers(),
                        Arbitraries.integers().between(0, 9).map(one -> one < 4),
                        Arbitraries.integers().between(0, 99).map(one -> one == 0))
                .as(Write::new)
                .list()
                .ofMaxSize(1500);
    }

    @Property(tries = 60)
    void holdsInOrderWhatWasWritten(@ForAll("writes") List<Write> writes) {
        var map = new OrderedMap<Key, Integer>();
        var plain = new TreeMap<Key, Integer>();
        var kept = write(writes, map::put, map::remove, map::state, plain);
        agree(map, plain);
        kept.forEach(one -> agree(new OrderedMap<>(one.state), new TreeMap<>(one.copy)));
    }

    /// Does the same to a map and to a plain one, and keeps the states that were asked for beside copies of the plain one.
    private static <S> List<Kept<S>> write(
            List<Write> writes, BiConsumer<Key, Integer> put, Consumer<Key> remove, Supplier<S> state, Map<Key, Integer> plain) {
        var kept = new ArrayList<Kept<S>>();
        for (var write : writes) {
            if (write.removes) {
                remove.accept(write.key);
                plain.remove(write.key);
            } else {
                put.accept(write.key, write.value);
                plain.put(write.key, write.value);
            }
            if (write.keepsState) {
                kept.add(new Kept<>(state.get(), Map.copyOf(plain)));
            }
        }
        return kept;
    }

    private record Kept<S>(S state, Map<Key, Integer> copy) {}

    private static void agree(OrderedMap<Key, Integer> map, TreeMap<Key, Integer> plain) {
        assertThat(map.state().entries()).isEqualTo(plain);
        assertThat(map.size()).isEqualTo(plain.size());
        assertThat(map.values()).containsExactlyElementsOf(plain.values());
        assertThat(map.first()).isEqualTo(plain.firstEntry());
        for (int i = 0; i <= 400; i += 7) {
            var key = new Key(i);
            var to = new Key(i + 50);
            assertThat(map.get(key)).isEqualTo(plain.get(key));
            assertThat(map.values(key, to)).containsExactlyElementsOf(plain.subMap(key, to).values());
            assertThat(map.count(key, to)).isEqualTo(plain.subMap(key, to).size());
            assertThat(map.valuesAfter(key)).containsExactlyElementsOf(plain.tailMap(key, false).values());
        }
    }

    @Property(tries = 60)
    void holdsWhatWasWritten(@ForAll("writes") List<Write> writes) {
        var map = new HashedMap<Key, Integer>();
        var plain = new HashMap<Key, Integer>();
        var kept = write(writes, map::put, map::remove, map::state, plain);
        agree(map, plain);
        kept.forEach(one -> agree(new HashedMap<>(one.state), one.copy));
    }

    private static void agree(HashedMap<Key, Integer> map, Map<Key, Integer> plain) {
        assertThat(map.state().entries()).isEqualTo(plain);
        for (int i = 0; i <= 400; i++) {
            assertThat(map.get(new Key(i))).isEqualTo(plain.get(new Key(i)));
        }
    }

    @Test
    void goesTwoWaysFromOneState() {
        var map = new OrderedMap<String, Integer>();
        map.put("a", 1);
        var state = map.state();
        var other = new OrderedMap<>(state);

        map.put("b", 2);
        other.put("c", 3);

        assertThat(map.values()).containsExactly(1, 2);
        assertThat(other.values()).containsExactly(1, 3);
        assertThat(new OrderedMap<>(state).values()).containsExactly(1);
    }

    @Test
    void staysSmallAsAQueueGoesOn() {
        var map = new OrderedMap<Long, Long>();
        for (long i = 0; i < 10_000; i++) {
            map.put(i, i);
            if (map.size() > 100) {
                map.remove(map.first().getKey());
            }
        }
        assertThat(map.values()).hasSize(100).startsWith(9_900L).endsWith(9_999L);
    }

    @Test
    void stopsAVisitWhenEnoughWasSeen() {
        var map = new OrderedMap<Integer, Integer>();
        for (int i = 0; i < 100; i++) {
            map.put(i, i);
        }
        var seen = new ArrayList<Integer>();
        map.visit((key, value) -> {
            seen.add(value);
            return value < 50;
        });
        assertThat(seen).hasSize(51).endsWith(50);
    }
}
