package dev.drydock.kube.apiserver.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds what two texts have in common as upstream's `go-difflib` does: the longest common run of lines first,
/// then the longest on either side of it. Lines that are all over a long text start no run.
final class LineMatcher {
    private static final int LONG_TEXT = 200;

    private final List<String> old;
    private final List<String> changed;
    private final Map<String, List<Integer>> places = new HashMap<>();

    /// A run of equal lines.
    record Block(int old, int changed, int size) {}

    private LineMatcher(List<String> old, List<String> changed) {
        this.old = old;
        this.changed = changed;
        for (int i = 0; i < changed.size(); i++) {
            places.computeIfAbsent(changed.get(i), line -> new ArrayList<>()).add(i);
        }
        if (changed.size() >= LONG_TEXT) {
            int often = changed.size() / 100 + 1;
            places.values().removeIf(all -> all.size() > often);
        }
    }

    /// The common runs in their order, closed by an empty one behind the last lines.
    static List<Block> blocks(List<String> old, List<String> changed) {
        var matcher = new LineMatcher(old, changed);
        var found = new ArrayList<Block>();
        matcher.collect(0, old.size(), 0, changed.size(), found);
        found.sort(Comparator.comparingInt(Block::old).thenComparingInt(Block::changed));
        var joined = new ArrayList<Block>();
        for (var block : found) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.old + last.size == block.old && last.changed + last.size == block.changed) {
                joined.set(joined.size() - 1, new Block(last.old, last.changed, last.size + block.size));
            } else {
                joined.add(block);
            }
        }
        joined.add(new Block(old.size(), changed.size(), 0));
        return joined;
    }

    private void collect(int oldFrom, int oldTo, int changedFrom, int changedTo, List<Block> found) {
        var longest = longest(oldFrom, oldTo, changedFrom, changedTo);
        if (longest.size == 0) {
            return;
        }
        found.add(longest);
        if (oldFrom < longest.old && changedFrom < longest.changed) {
            collect(oldFrom, longest.old, changedFrom, longest.changed, found);
        }
        if (longest.old + longest.size < oldTo && longest.changed + longest.size < changedTo) {
            collect(longest.old + longest.size, oldTo, longest.changed + longest.size, changedTo, found);
        }
    }

    private Block longest(int oldFrom, int oldTo, int changedFrom, int changedTo) {
        var best = new Block(oldFrom, changedFrom, 0);
        Map<Integer, Integer> lengths = Map.of();
        for (int i = oldFrom; i < oldTo; i++) {
            var next = new HashMap<Integer, Integer>();
            for (int j : places.getOrDefault(old.get(i), List.of())) {
                if (j >= changedFrom && j < changedTo) {
                    int length = lengths.getOrDefault(j - 1, 0) + 1;
                    next.put(j, length);
                    if (length > best.size) {
                        best = new Block(i - length + 1, j - length + 1, length);
                    }
                }
            }
            lengths = next;
        }
        return extended(best, oldFrom, oldTo, changedFrom, changedTo);
    }

    private Block extended(Block block, int oldFrom, int oldTo, int changedFrom, int changedTo) {
        int i = block.old;
        int j = block.changed;
        int size = block.size;
        while (i > oldFrom && j > changedFrom && old.get(i - 1).equals(changed.get(j - 1))) {
            i--;
            j--;
            size++;
        }
        while (i + size < oldTo && j + size < changedTo && old.get(i + size).equals(changed.get(j + size))) {
            size++;
        }
        return new Block(i, j, size);
    }
}
