package dev.drydock.kube.controller;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.core.Namespace;
import dev.drydock.kube.api.core.NamespaceCondition;
import dev.drydock.kube.api.meta.DeleteOptions;
import dev.drydock.kube.client.Client;
import dev.drydock.kube.client.Controller;
import dev.drydock.kube.client.Watches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Empties a namespace that is to go, Pods first, and then lets it go.
/// Mirrors `pkg/controller/namespace`; instead of asking again after a while it watches what is left.
final class NamespaceController implements Controller {
    static final String NAME = "namespace-controller";
    private static final String FINALIZER = "kubernetes";
    private static final DeleteOptions BACKGROUND = DeleteOptions.EMPTY.withPropagationPolicy("Background");
    private static final List<Kind<?>> KINDS =
            Kinds.all().stream().filter(Kind::namespaced).toList();

    private final Client client;

    NamespaceController(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void watches(Watches watches) {
        watches.onChange(Namespace.class, (before, after) ->
                after != null && Owners.isDeleting(after) ? Stream.of(after.key()) : Stream.empty());
        KINDS.forEach(kind -> watchDepartures(watches, kind.javaType()));
    }

    private <T extends KubeObject> void watchDepartures(Watches watches, Class<T> type) {
        watches.onChange(type, (before, after) -> before != null && (after == null || Owners.isDeleting(after))
                ? Stream.of(new ObjectKey("", before.namespace())).filter(this::isGoing)
                : Stream.empty());
    }

    private boolean isGoing(ObjectKey key) {
        return client.get(Namespace.class, key).filter(Owners::isDeleting).isPresent();
    }

    @Override
    public void sync(ObjectKey key) {
        client.get(Namespace.class, key).filter(Owners::isDeleting).ifPresent(this::empty);
    }

    private void empty(Namespace namespace) {
        var terminating = withPhase(namespace);
        var pods = new ArrayList<KubeObject>();
        var others = new ArrayList<KubeObject>();
        for (var kind : KINDS) {
            (kind.name().equals("Pod") ? pods : others).addAll(client.list(kind.javaType(), namespace.name()));
        }
        var next = pods.isEmpty() ? others : pods;
        next.stream().filter(object -> !Owners.isDeleting(object)).forEach(object -> client.delete(object, BACKGROUND));
        var left = Remaining.of(Stream.concat(pods.stream(), others.stream())
                .flatMap(object -> client.get(object.getClass(), object.key()).stream())
                .toList());
        if (!left.isEmpty()) {
            report(terminating, left);
        } else {
            var finalizers = terminating.spec().finalizers().stream()
                    .filter(finalizer -> !finalizer.equals(FINALIZER))
                    .toList();
            client.finish(terminating.withSpec(terminating.spec().withFinalizers(finalizers)));
        }
    }

    private Namespace withPhase(Namespace namespace) {
        return client.updateStatus(namespace.withStatus(namespace.status().withPhase("Terminating")));
    }

    private void report(Namespace namespace, Remaining left) {
        var conditions = new LinkedHashMap<String, NamespaceCondition>();
        namespace.status().conditions().forEach(condition -> conditions.put(condition.type(), condition));
        for (var condition : left.conditions(client.now())) {
            conditions.merge(condition.type(), condition, (before, after) ->
                    after.withLastTransitionTime(before.lastTransitionTime()).equals(before) ? before : after);
        }
        client.updateStatus(namespace.withStatus(
                namespace.status().withConditions(List.copyOf(conditions.values()))));
    }

    /// How much is left of a namespace, by resource, and what its finalizers are.
    record Remaining(Map<String, Integer> objects, Map<String, Integer> finalizers) {
        static Remaining of(List<? extends KubeObject> objects) {
            var left = new TreeMap<String, Integer>();
            var finalizers = new TreeMap<String, Integer>();
            for (var object : objects) {
                left.merge(Kinds.of(object).groupResource(), 1, Integer::sum);
                object.metadata().finalizers().forEach(finalizer -> finalizers.merge(finalizer, 1, Integer::sum));
            }
            return new Remaining(left, finalizers);
        }

        boolean isEmpty() {
            return objects.isEmpty();
        }

        List<NamespaceCondition> conditions(Instant now) {
            return List.of(
                    condition("NamespaceDeletionDiscoveryFailure", "False", "ResourcesDiscovered",
                            "All resources successfully discovered", now),
                    condition("NamespaceDeletionGroupVersionParsingFailure", "False", "ParsedGroupVersions",
                            "All legacy kube types successfully parsed", now),
                    condition("NamespaceDeletionContentFailure", "False", "ContentDeleted",
                            "All content successfully deleted, may be waiting on finalization", now),
                    condition("NamespaceContentRemaining", "True", "SomeResourcesRemain",
                            "Some resources are remaining: " + list(objects, " has %d resource instances"), now),
                    finalizers.isEmpty()
                            ? condition("NamespaceFinalizersRemaining", "False", "ContentHasNoFinalizers",
                                    "All content-preserving finalizers finished", now)
                            : condition("NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain",
                                    "Some content in the namespace has finalizers remaining: "
                                            + list(finalizers, " in %d resource instances"), now));
        }

        private static String list(Map<String, Integer> counts, String phrase) {
            return counts.entrySet().stream()
                    .map(entry -> name(entry.getKey()) + phrase.formatted(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }

        /// Upstream writes a core resource with an empty group behind its name: `pods.`.
        private static String name(String resource) {
            return resource.contains(".") || resource.contains("/") ? resource : resource + ".";
        }

        private static NamespaceCondition condition(String type, String status, String reason, String message, Instant now) {
            return NamespaceCondition.EMPTY
                    .withType(type)
                    .withStatus(status)
                    .withReason(reason)
                    .withMessage(message)
                    .withLastTransitionTime(now);
        }
    }
}
