package dev.drydock.kube.apiserver;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Struct;
import dev.drydock.kube.api.select.FieldSelector;
import dev.drydock.kube.api.select.SelectorException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The fields by which lists can be selected, kind by kind. Mirrors the field label conversions of `pkg/apis/*/v1/conversion.go`.
public final class FieldLabels {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");
    /// Kinds of the core group that have conversions of their own and no namespace.
    private static final Set<String> NAMELESS = Set.of("nodes", "namespaces");
    private static final Map<String, Set<String>> BY_RESOURCE = Map.of(
            "pods",
            Set.of(
                    "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork",
                    "status.phase", "status.podIP", "status.podIPs", "status.nominatedNodeName"),
            "nodes", Set.of("spec.unschedulable"),
            "namespaces", Set.of("status.phase"),
            "secrets", Set.of("type"),
            "services", Set.of("spec.clusterIP", "spec.type"),
            "replicationcontrollers", Set.of("status.replicas"),
            "replicasets.apps", Set.of("status.replicas"),
            "jobs.batch", Set.of("status.successful"),
            "events",
            Set.of(
                    "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
                    "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath",
                    "reason", "reportingComponent", "source", "type"));

    private FieldLabels() {}

    /// Reads a selector and holds it against what the kind can be selected by.
    public static Predicate<KubeObject> parse(Kind<?> kind, String text) {
        FieldSelector selector;
        try {
            selector = FieldSelector.parse(text);
        } catch (SelectorException mistake) {
            throw Refusals.badRequest(mistake.getMessage());
        }
        for (var term : selector.terms()) {
            boolean always = ALWAYS.contains(term.field())
                    && !(NAMELESS.contains(kind.groupResource()) && term.field().equals("metadata.namespace"));
            if (!always
                    && !BY_RESOURCE.getOrDefault(kind.groupResource(), Set.of()).contains(term.field())) {
                throw Refusals.badRequest(
                        kind.gvk().group().isEmpty()
                                ? "field label not supported: " + term.field()
                                : "\"%s\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
                                        .formatted(term.field()));
            }
        }
        return object -> selector.matches(field -> value(object, field));
    }

    private static String value(KubeObject object, String path) {
        @Nullable Object value = object;
        for (var name : List.of(path.split("\\."))) {
            if (!(value instanceof Struct struct) || struct.schema().field(name) == null) {
                return "";
            }
            value = struct.get(struct.schema().field(name).index());
        }
        return switch (value) {
            case null -> path.equals("spec.unschedulable") || path.equals("spec.hostNetwork") ? "false" : "";
            case Struct source when path.equals("source") -> value(object, "source.component");
            default -> value.toString();
        };
    }
}
