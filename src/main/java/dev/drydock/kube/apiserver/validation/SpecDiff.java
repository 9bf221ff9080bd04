package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Struct;
import java.util.ArrayList;
import java.util.List;

/// What changed between two specs, as upstream shows it in a refusal: a unified diff of their internal forms as JSON.
/// Mirrors `apimachinery/pkg/util/diff`.
final class SpecDiff {
    private static final int CONTEXT = 3;

    private final List<String> old;
    private final List<String> changed;
    private final StringBuilder out = new StringBuilder();

    private SpecDiff(List<String> old, List<String> changed) {
        this.old = old;
        this.changed = changed;
    }

    static String between(Struct old, Struct changed) {
        return new SpecDiff(lines(old), lines(changed)).write();
    }

    private static List<String> lines(Struct struct) {
        return GoJson.pretty(InternalForm.of(struct)).lines().toList();
    }

    /// Lines of the old text that give way to lines of the new one; the same lines, where both are equal.
    private record Step(int oldFrom, int oldTo, int changedFrom, int changedTo, boolean equal) {}

    private String write() {
        for (var hunk : hunks(steps())) {
            var first = hunk.getFirst();
            var last = hunk.getLast();
            out.append("@@ -").append(range(first.oldFrom, last.oldTo));
            out.append(" +").append(range(first.changedFrom, last.changedTo)).append(" @@\n");
            for (var step : hunk) {
                if (step.equal) {
                    writeLines(' ', old.subList(step.oldFrom, step.oldTo));
                } else {
                    writeLines('-', old.subList(step.oldFrom, step.oldTo));
                    writeLines('+', changed.subList(step.changedFrom, step.changedTo));
                }
            }
        }
        return out.toString();
    }

    private void writeLines(char mark, List<String> lines) {
        lines.forEach(line -> out.append(mark).append(line).append('\n'));
    }

    private static String range(int from, int to) {
        int length = to - from;
        return length == 1 ? String.valueOf(from + 1) : (length == 0 ? from : from + 1) + "," + length;
    }

    private List<Step> steps() {
        var steps = new ArrayList<Step>();
        int i = 0;
        int j = 0;
        for (var block : LineMatcher.blocks(old, changed)) {
            if (i < block.old() || j < block.changed()) {
                steps.add(new Step(i, block.old(), j, block.changed(), false));
            }
            i = block.old() + block.size();
            j = block.changed() + block.size();
            if (block.size() > 0) {
                steps.add(new Step(block.old(), i, block.changed(), j, true));
            }
        }
        return steps;
    }

    /// Cuts long equal parts down to the lines next to a change.
    private static List<List<Step>> hunks(List<Step> steps) {
        var hunks = new ArrayList<List<Step>>();
        var hunk = new ArrayList<Step>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            int length = step.oldTo - step.oldFrom;
            boolean first = i == 0;
            boolean last = i == steps.size() - 1;
            if (!step.equal) {
                hunk.add(step);
            } else if (!first && !last && length <= 2 * CONTEXT) {
                hunk.add(step);
            } else {
                if (!first) {
                    int kept = Math.min(CONTEXT, length);
                    hunk.add(new Step(step.oldFrom, step.oldFrom + kept, step.changedFrom, step.changedFrom + kept, true));
                    hunks.add(hunk);
                    hunk = new ArrayList<>();
                }
                if (!last) {
                    int kept = Math.min(CONTEXT, length);
                    hunk.add(new Step(step.oldTo - kept, step.oldTo, step.changedTo - kept, step.changedTo, true));
                }
            }
        }
        if (hunk.stream().anyMatch(step -> !step.equal)) {
            hunks.add(hunk);
        }
        return hunks;
    }
}
