package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Arguments that name objects, then changes: `pod web tier=front old-`.
record Pairs(List<String> resources, List<String> changes, Map<String, String> added, List<String> removed) {
    /// @param what `label` or `annotation`, for messages
    static Pairs of(List<String> arguments, String what) {
        var resources = new ArrayList<String>();
        var changes = new ArrayList<String>();
        for (var argument : arguments) {
            boolean change = argument.contains("=") || argument.endsWith("-") && !argument.startsWith("-");
            if (change) {
                changes.add(argument);
            } else if (changes.isEmpty()) {
                resources.add(argument);
            } else {
                throw Failure.of("all resources must be specified before " + what + " changes: " + argument);
            }
        }
        var added = new LinkedHashMap<String, String>();
        var removed = new ArrayList<String>();
        for (var change : changes) {
            int equals = change.indexOf('=');
            if (equals == 0 || change.equals("-")) {
                throw Failure.of("invalid " + what + " format: " + change);
            } else if (equals > 0) {
                added.put(change.substring(0, equals), change.substring(equals + 1));
            } else {
                removed.add(change.substring(0, change.length() - 1));
            }
        }
        return new Pairs(resources, changes, added, removed);
    }

    /// The values that a merge patch brings about.
    Map<String, @Nullable Object> patch() {
        var patch = new LinkedHashMap<String, @Nullable Object>(added);
        removed.forEach(key -> patch.put(key, null));
        return patch;
    }
}
