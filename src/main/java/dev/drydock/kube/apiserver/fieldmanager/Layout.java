package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.Field;
import dev.drydock.kube.api.Shape;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the fields of a type are owned: each by itself, or all as one.
/// Mirrors the `x-kubernetes-list-type` and `x-kubernetes-map-type` of the schema that structured-merge-diff reads.
final class Layout {
    enum Relation {
        /// A scalar, or what is owned and replaced as a whole.
        WHOLE,
        STRUCT,
        MAP,
        /// A list whose items are known by their keys.
        KEYED,
        SET
    }

    /// Types that are owned as a whole wherever they stand.
    private static final Set<String> ATOMIC_TYPES = Set.of(
            "meta.LabelSelector", "meta.OwnerReference", "core.ConfigMapKeySelector", "core.SecretKeySelector", "core.FileKeySelector",
            "core.EndpointAddress", "core.EndpointPort", "core.LocalObjectReference", "core.NodeSelector", "core.NodeSelectorTerm",
            "core.ObjectFieldSelector", "core.ObjectReference", "core.ResourceFieldSelector", "core.ScopeSelector",
            "core.ScopedResourceSelectorRequirement", "core.SecretReference", "core.TopologySelectorTerm", "core.TypedLocalObjectReference",
            "discovery.EndpointPort", "autoscaling.CrossVersionObjectReference", "rbac.RoleRef", "rbac.Subject",
            "networking.ServiceBackendPort");
    private static final Set<String> ATOMIC_MAPS =
            Set.of("core.PodSpec/nodeSelector", "core.ServiceSpec/selector", "core.ReplicationControllerSpec/selector");
    /// References that are owned field by field although their type is not.
    private static final Set<String> GRANULAR = Set.of("core.PersistentVolumeSpec/claimRef");
    private static final Map<String, Layout> KNOWN = new ConcurrentHashMap<>();

    private final Type<?> type;
    private final List<Part> parts;
    private @Nullable Whole last;

    private Layout(Type<?> type) {
        this.type = type;
        this.parts = type.fields().stream().map(Part::new).toList();
    }

    static Layout of(Type<?> type) {
        var known = KNOWN.get(type.key());
        return known != null ? known : KNOWN.computeIfAbsent(type.key(), key -> new Layout(type));
    }

    Type<?> type() {
        return type;
    }

    /// What `find` says of a struct that is new as a whole. The Pods of a workload share their containers, so the last answer
    /// is kept.
    Comparison whole(Struct struct, Function<Struct, Comparison> find) {
        var last = this.last;
        if (last == null || last.struct != struct) {
            this.last = last = new Whole(struct, find.apply(struct));
        }
        return last.comparison;
    }

    private record Whole(Struct struct, Comparison comparison) {}

    /// In the order of the fields' indexes.
    List<Part> parts() {
        return parts;
    }

    @Nullable
    Part part(String name) {
        var field = type.field(name);
        return field == null ? null : parts.get(field.index());
    }

    /// One field, with the key that paths name it by.
    static final class Part {
        final Field field;
        final String key;
        final Relation relation;
        private @Nullable Layout inner;

        private Part(Field field) {
            this.field = field;
            this.key = "f:" + field.name();
            this.relation = relation(field);
        }

        /// The layout of the struct, or of the structs that the list or map holds.
        Layout inner() {
            var known = inner;
            if (known == null) {
                known = inner = Layout.of(((Shape.Of) element()).type().get());
            }
            return known;
        }

        private Shape element() {
            return switch (field.shape()) {
                case Shape.ListOf list -> list.element();
                case Shape.MapOf map -> map.value();
                default -> field.shape();
            };
        }

        /// Whether what the list or map holds is owned field by field.
        boolean innerIsStruct() {
            return element() instanceof Shape.Of of && !ATOMIC_TYPES.contains(of.type().get().key());
        }

        private static Relation relation(Field field) {
            return switch (field.shape()) {
                case Shape.Of of ->
                    ATOMIC_TYPES.contains(of.type().get().key()) && !GRANULAR.contains(field.owner() + "/" + field.name())
                            ? Relation.WHOLE
                            : Relation.STRUCT;
                case Shape.MapOf map -> ATOMIC_MAPS.contains(field.owner() + "/" + field.name()) ? Relation.WHOLE : Relation.MAP;
                case Shape.ListOf list -> list(field);
                default -> Relation.WHOLE;
            };
        }

        private static Relation list(Field field) {
            return switch (field.listType()) {
                case "map" -> Relation.KEYED;
                case "set" -> Relation.SET;
                case null, default -> Relation.WHOLE;
            };
        }
    }
}
