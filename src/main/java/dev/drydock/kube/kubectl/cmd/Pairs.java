package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.patch.MergePatch;
import dev.drydock.kube.client.DynamicClient.PatchType;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /// What becomes of an object: as the server stores it, or as it would be in a dry run.
    Map<String, @Nullable Object> changed(Invocation kubectl, Results results, Info info, String field) {
        var patch = metadataPatch(kubectl, field);
        if (!results.onlyHere()) {
            return Codec.tree(kubectl.client().patch(info.kind(), info.key(), PatchType.MERGE, patch, results.plainRequest()));
        }
        var before = info.document() == null ? Codec.tree(info.object()) : info.document();
        return MergePatch.apply(before, patch) instanceof Map<?, ?> after ? Trees.map(after) : Map.of();
    }

    /// `--list`: the values as they would be after the change, which is not made.
    void list(Invocation kubectl, Info info, String field, Map<String, String> before, boolean single) {
        var after = new TreeMap<>(before);
        after.putAll(added);
        removed.forEach(after::remove);
        if (!single) {
            var gvk = info.kind().gvk();
            kubectl.println("Listing %s for %s.%s/%s:".formatted(field, gvk.kind(), gvk.group(), info.name()));
        }
        after.forEach((key, value) -> kubectl.println((single ? "" : " ") + key + "=" + value));
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
