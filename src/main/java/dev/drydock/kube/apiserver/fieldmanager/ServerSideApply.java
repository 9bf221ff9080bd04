package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Structs;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.api.codec.JsonException;
import dev.drydock.kube.api.codec.DecodeException;
import dev.drydock.kube.api.codec.Trees;
import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import dev.drydock.kube.apiserver.Refusals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Merges a document into an object on behalf of a manager, which then owns what the document says.
/// Mirrors `structured-merge-diff/merge.Updater.Apply` and the managers of `managedfields/internal` that deal with it.
public final class ServerSideApply {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String KUBECTL = "kubectl";
    /// Who owns what was there before anything was tracked.
    private static final String BEFORE = "before-first-apply";

    private ServerSideApply() {}

    /// The object as the document leaves it, with its managed fields.
    ///
    /// @param live the object as it is, an empty one where there is none yet
    /// @param document with its apiVersion and kind
    /// @param force whether fields are taken from who owns them now
    public static <T extends KubeObject> T apply(
            Kind<T> kind, T live, Map<String, @Nullable Object> document, String manager, boolean force, Instant now) {
        check(kind, live, document);
        var tracked = tracked(kind, live, now);
        var merge = Merge.of(kind, tracked, statusless(kind, document), manager);
        var conflicts = merge.conflicts();
        if (!conflicts.isEmpty() && !force && !allowed(kind, tracked, manager, conflicts)) {
            throw conflicts.refusal();
        }
        var merged = Structs.withMetadata(
                merge.object(), merge.object().metadata().withManagedFields(merge.entries(now)));
        return manager.equals(KUBECTL) ? withLastApplied(merged, document) : merged;
    }

    private static void check(Kind<?> kind, KubeObject live, Map<String, @Nullable Object> document) {
        var version = Objects.toString(document.get("apiVersion"), "");
        if (!version.equals(kind.gvk().apiVersion())) {
            throw Refusals.badRequest("Incorrect version specified in apply patch. Specified patch version: %s, expected: %s"
                    .formatted(version, kind.gvk().apiVersion()));
        }
        if (document.get("metadata") instanceof Map<?, ?> metadata && metadata.get("managedFields") != null) {
            throw Refusals.badRequest("metadata.managedFields must be nil");
        }
        var errors = TypedErrors.of(kind.type(), document);
        if (!errors.isEmpty()) {
            var metadata = document.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
            throw Refusals.unknown("failed to create typed patch object (%s/%s; %s, Kind=%s): %s"
                    .formatted(
                            Objects.toString(metadata.get("namespace"), ""),
                            Objects.toString(metadata.get("name"), ""),
                            kind.gvk().apiVersion(),
                            kind.name(),
                            errors));
        }
    }

    /// An object that was never tracked is owned as a whole by nobody in particular.
    private static <T extends KubeObject> T tracked(Kind<T> kind, T live, Instant now) {
        if (!live.metadata().managedFields().isEmpty()) {
            return live;
        }
        var owner = new Owner(BEFORE, false, kind.gvk().apiVersion(), "");
        var entries = ManagedFields.written(kind.type().empty(), live, List.of(), owner, now);
        return Structs.withMetadata(live, live.metadata().withManagedFields(entries));
    }

    /// A status is nothing that the object itself is asked for, where it has a subresource of its own.
    private static Map<String, @Nullable Object> statusless(Kind<?> kind, Map<String, @Nullable Object> document) {
        var rest = new LinkedHashMap<>(document);
        rest.keySet().removeAll(List.of("apiVersion", "kind"));
        if (kind.subresources().contains("status")) {
            rest.remove("status");
        }
        return rest;
    }

    /// What was applied on the client's side goes over to kubectl without a conflict, as far as it still stands.
    private static boolean allowed(Kind<?> kind, KubeObject live, String manager, Conflicts conflicts) {
        var text = live.metadata().annotations().get(LAST_APPLIED);
        if (!manager.equals(KUBECTL) || text == null) {
            return false;
        }
        try {
            if (!(Json.parse(text) instanceof Map<?, ?> applied)) {
                return false;
            }
            var paths = Configuration.paths(kind.type(), applied);
            var change = Comparison.of(Codec.decode(kind.type(), applied).value(), live);
            var standing = paths.minus(change.set()).minus(change.removed());
            return conflicts.paths().minus(standing).hasNothing();
        } catch (JsonException | DecodeException unreadable) {
            return false;
        }
    }

    private static <T extends KubeObject> T withLastApplied(T object, Map<String, @Nullable Object> document) {
        var annotations = object.metadata().annotations();
        if (!annotations.containsKey(LAST_APPLIED)) {
            return object;
        }
        Map<String, @Nullable Object> plain = Trees.copy(document);
        if (plain.get("metadata") instanceof Map<?, ?> metadata && metadata.get("annotations") instanceof Map<?, ?> map) {
            map.remove(LAST_APPLIED);
        }
        var changed = new LinkedHashMap<>(annotations);
        changed.put(LAST_APPLIED, Json.write(plain) + "\n");
        return Structs.withMetadata(object, object.metadata().withAnnotations(changed));
    }

    /// One merge: what comes of it, what it changes, and who owned that.
    private record Merge<T extends KubeObject>(
            T object, T live, Comparison change, FieldSet paths, Owner owner, List<ManagedFieldsEntry> others,
            @Nullable ManagedFieldsEntry before) {
        static <T extends KubeObject> Merge<T> of(Kind<T> kind, T live, Map<String, @Nullable Object> document, String manager) {
            var owner = new Owner(manager, true, kind.gvk().apiVersion(), "");
            var entries = live.metadata().managedFields();
            var before = entries.stream().filter(entry -> ManagedFields.owns(entry, owner)).findFirst().orElse(null);
            var others = entries.stream().filter(entry -> !ManagedFields.owns(entry, owner)).toList();
            var paths = Configuration.paths(kind.type(), document);
            var untracked = Structs.withMetadata(live, live.metadata().withManagedFields(List.of()));
            var tree = Configuration.merge(kind.type(), Codec.tree(untracked), document);
            if (before != null) {
                tree = Configuration.remove(kind.type(), tree, dropped(kind, before, paths, others));
            }
            T object = decode(kind, tree);
            return new Merge<>(
                    object, untracked, Comparison.of(untracked, object), ManagedFields.withoutIdentity(paths), owner, others, before);
        }

        private static <T extends KubeObject> T decode(Kind<T> kind, Map<String, @Nullable Object> tree) {
            try {
                return Codec.decode(kind.type(), tree).value();
            } catch (DecodeException mistyped) {
                throw Refusals.badRequest(mistyped.getMessage());
            }
        }

        /// What the manager applied last time and nobody wants now.
        private static FieldSet dropped(Kind<?> kind, ManagedFieldsEntry before, FieldSet paths, List<ManagedFieldsEntry> others) {
            var wanted = others.stream().map(entry -> FieldSet.of(entry.fieldsV1())).reduce(paths, FieldSet::union);
            return Configuration.closed(kind.type(), FieldSet.of(before.fieldsV1()))
                    .minus(Configuration.closed(kind.type(), wanted));
        }

        Conflicts conflicts() {
            var taken = new LinkedHashMap<Owner, FieldSet>();
            for (var entry : others) {
                var fields = FieldSet.of(entry.fieldsV1()).intersection(change.set());
                if (!fields.hasNothing()) {
                    taken.put(Owner.of(entry), fields);
                }
            }
            return new Conflicts(taken);
        }

        List<ManagedFieldsEntry> entries(Instant now) {
            var next = new ArrayList<ManagedFieldsEntry>();
            for (var entry : others) {
                var fields = FieldSet.of(entry.fieldsV1());
                ManagedFields.keep(next, entry, fields, fields.minus(change.set()).minus(change.removed()));
            }
            if (!paths.hasNothing()) {
                var time = change.isSame() ? before == null ? null : before.time() : now;
                next.add(owner.entry(paths, time));
            }
            return ManagedFields.ordered(next);
        }
    }
}
