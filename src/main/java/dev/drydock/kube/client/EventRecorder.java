package dev.drydock.kube.client;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.EventSource;
import dev.drydock.kube.api.core.ObjectReference;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Instant;
import java.util.Objects;

/// Writes Events, the same ones as one with a count.
/// Mirrors `client-go/tools/record`; its aggregation of similar events is not here yet.
final class EventRecorder {
    private final Client client;

    EventRecorder(Client client) {
        this.client = client;
    }

    void record(KubeObject about, String fieldPath, String type, String reason, String message) {
        var involved = ObjectReference.EMPTY
                .withApiVersion(about.gvk().apiVersion())
                .withKind(about.gvk().kind())
                .withName(about.name())
                .withNamespace(about.namespace().isEmpty() ? null : about.namespace())
                .withUid(Objects.requireNonNullElse(about.metadata().uid(), about.name()))
                .withResourceVersion(about.metadata().resourceVersion())
                .withFieldPath(fieldPath.isEmpty() ? null : fieldPath);
        var now = client.now();
        client.eventsAbout(Objects.requireNonNull(involved.uid()))
                .filter(event -> isSame(event, fieldPath, type, reason, message))
                .findFirst()
                .ifPresentOrElse(
                        event -> countUp(event, now),
                        () -> client.create(event(about, involved, now).withType(type).withReason(reason).withMessage(message)));
    }

    private Event event(KubeObject about, ObjectReference involved, Instant now) {
        var namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        var suffix = Long.toHexString(client.clock().getEpochSecond() * 1_000_000_000L + client.random().below(1_000_000_000));
        return Event.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(about.name() + "." + suffix).withNamespace(namespace))
                .withInvolvedObject(involved)
                .withSource(EventSource.EMPTY.withComponent(source()))
                .withReportingComponent(source())
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1);
    }

    private void countUp(Event event, Instant now) {
        client.patch(
                Event.class,
                event.key(),
                current -> current.withCount(Objects.requireNonNullElse(current.count(), 1) + 1)
                        .withLastTimestamp(now));
    }

    private String source() {
        return client.component();
    }

    private boolean isSame(Event event, String fieldPath, String type, String reason, String message) {
        return type.equals(event.type())
                && reason.equals(event.reason())
                && message.equals(event.message())
                && source().equals(event.source().component())
                && fieldPath.equals(Objects.requireNonNullElse(event.involvedObject().fieldPath(), ""));
    }
}
