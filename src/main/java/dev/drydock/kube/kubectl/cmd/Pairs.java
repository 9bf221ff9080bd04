package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
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
            boolean change = argument.indexOf('=') > 0 || argument.endsWith("-") && !argument.startsWith("-");
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
            if (equals > 0) {
                added.put(change.substring(0, equals), change.substring(equals + 1));
            } else {
                removed.add(change.substring(0, change.length() - 1));
            }
        }
        return new Pairs(resources, changes, added, removed);
    }

    /// A merge patch of `field` in the metadata, for the resource version that the flags may ask for.
    Map<String, @Nullable Object> metadataPatch(Invocation kubectl, String field) {
        var values = new LinkedHashMap<String, @Nullable Object>(added);
        removed.forEach(key -> values.put(key, null));
        var metadata = new LinkedHashMap<String, @Nullable Object>();
        metadata.put(field, values);
        if (!kubectl.flags().get("resource-version").isEmpty()) {
            metadata.put("resourceVersion", kubectl.flags().get("resource-version"));
        }
        return Map.of("metadata", metadata);
    }
}
