package dev.drydock.workbench.insight;

import static dev.drydock.workbench.insight.Findings.text;
import static java.util.Comparator.comparing;

import dev.drydock.kube.Cluster;
import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.codec.Yaml;
import dev.drydock.kube.api.core.Container;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.Pod;
import dev.drydock.kube.api.core.Service;
import dev.drydock.kube.api.discovery.EndpointSlice;
import dev.drydock.kube.api.meta.OwnerReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks at an object from all sides. What kubectl prints of it is asked of kubectl, on a fork, so that the cluster itself does not notice.
final class Inspector {
    private static final int MOST_LOG_LINES = 200;
    private static final int MOST_OWNED = 100;

    private Inspector() {}

    static Inspection inspect(Cluster cluster, Ref ref) {
        var present = find(cluster, ref);
        var changes = Reason.changes(cluster, ref);
        var object = present.or(() -> lastKnown(changes));
        return new Inspection(
                ref,
                present.isPresent(),
                object.map(Inspector::yaml).orElse(""),
                present.map(there -> kubectl(cluster, "describe " + target(ref))).orElse(""),
                events(cluster, ref, object),
                present.filter(Pod.class::isInstance).map(pod -> containers((Pod) pod)).orElse(List.of()),
                present.filter(Pod.class::isInstance).map(pod -> logs(cluster, (Pod) pod)).orElse(List.of()),
                object.map(Inspector::owners).orElse(List.of()),
                present.map(there -> owned(cluster, there)).orElse(List.of()),
                Reason.ofMaking(cluster, changes),
                Reason.ofChange(cluster, changes.isEmpty() ? null : changes.getLast()),
                present.isPresent() ? Findings.of(cluster, ref) : List.of());
    }

    static Optional<KubeObject> find(Cluster cluster, Ref ref) {
        return cluster.get(ref.kind().javaType(), ref.namespace(), ref.name()).map(KubeObject.class::cast);
    }

    static Reason whyLine(Cluster cluster, Ref ref, int line) {
        var changes = Reason.changes(cluster, ref);
        var object = find(cluster, ref).or(() -> lastKnown(changes));
        if (object.isEmpty()) {
            return Reason.FORGOTTEN;
        }
        var document = Yaml.documents(yaml(object.get())).getFirst();
        return Reason.ofField(cluster, changes, FieldChange.path(document.tree(), document.stepsAt(line)));
    }

    private static Optional<KubeObject> lastKnown(List<Change> changes) {
        return changes.isEmpty() ? Optional.empty() : Optional.of(changes.getLast().object());
    }

    private static String yaml(KubeObject object) {
        return Yaml.write(Codec.tree(object.withMetadata(object.metadata().withManagedFields(List.of()))));
    }

    private static String target(Ref ref) {
        var namespace = ref.namespace().isEmpty() ? "" : " -n " + ref.namespace();
        return ref.resource() + " " + ref.name() + namespace;
    }

    private static String kubectl(Cluster cluster, String line) {
        var output = cluster.fork().kubectl(line);
        return output.out() + output.err();
    }

    private static List<Inspection.Event> events(Cluster cluster, Ref ref, Optional<KubeObject> object) {
        var uid = object.map(known -> known.metadata().uid()).orElse(null);
        return cluster.list(Event.class).stream()
                .filter(event -> Objects.equals(event.involvedObject().uid(), uid) || isNodeEvent(event, ref))
                .map(Inspector::event)
                .sorted(comparing(Inspection.Event::last))
                .toList();
    }

    /// Kubelets give a node's name for its uid.
    private static boolean isNodeEvent(Event event, Ref ref) {
        return ref.resource().equals("nodes")
                && "Node".equals(event.involvedObject().kind())
                && ref.name().equals(event.involvedObject().name());
    }

    private static Inspection.Event event(Event event) {
        var last = Stream.of(event.lastTimestamp(), event.eventTime(), event.metadata().creationTimestamp())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
        int count = event.count() == null || event.count() == 0 ? 1 : event.count();
        var from = text(event.source().component()).isEmpty() ? text(event.reportingComponent()) : text(event.source().component());
        return new Inspection.Event(last, count, text(event.type()), text(event.reason()), from, text(event.message()), Ref.of(event));
    }

    private static List<Inspection.Container> containers(Pod pod) {
        return pod.status().containerStatuses().stream()
                .map(status -> new Inspection.Container(
                        text(status.name()),
                        status.state() != null && status.state().running() != null,
                        Boolean.TRUE.equals(status.ready())))
                .toList();
    }

    private static List<Inspection.Log> logs(Cluster cluster, Pod pod) {
        return Stream.concat(pod.spec().initContainers().stream(), pod.spec().containers().stream())
                .map(Container::name)
                .map(container -> new Inspection.Log(
                        text(container),
                        kubectl(cluster, "logs %s -n %s -c %s --tail=%d".formatted(pod.name(), pod.namespace(), container, MOST_LOG_LINES))))
                .toList();
    }

    private static List<Ref> owners(KubeObject object) {
        return object.metadata().ownerReferences().stream()
                .flatMap(owner -> ref(owner, object.namespace()).stream())
                .toList();
    }

    private static Optional<Ref> ref(OwnerReference owner, String namespace) {
        return Kinds.all().stream()
                .filter(kind -> kind.name().equals(owner.kind()) && kind.gvk().apiVersion().equals(owner.apiVersion()))
                .findFirst()
                .map(kind -> new Ref(kind.groupResource(), kind.namespaced() ? namespace : "", text(owner.name())));
    }

    private static List<Ref> owned(Cluster cluster, KubeObject owner) {
        var owned = new ArrayList<Ref>();
        for (Kind<?> kind : Kinds.all()) {
            cluster.list(kind.javaType()).stream()
                    .filter(object -> object.metadata().ownerReferences().stream()
                            .anyMatch(reference -> Objects.equals(reference.uid(), owner.metadata().uid())))
                    .map(Ref::of)
                    .limit(MOST_OWNED)
                    .forEach(owned::add);
        }
        if (owner instanceof Service service) {
            owned.addAll(answering(cluster, service));
        }
        return List.copyOf(owned);
    }

    private static List<Ref> answering(Cluster cluster, Service service) {
        return cluster.list(EndpointSlice.class).stream()
                .filter(slice -> slice.namespace().equals(service.namespace())
                        && service.name().equals(slice.metadata().labels().get("kubernetes.io/service-name")))
                .flatMap(slice -> slice.endpoints().stream())
                .filter(endpoint -> endpoint.targetRef() != null && "Pod".equals(endpoint.targetRef().kind()))
                .map(endpoint -> new Ref("pods", service.namespace(), text(Objects.requireNonNull(endpoint.targetRef()).name())))
                .distinct()
                .toList();
    }
}
