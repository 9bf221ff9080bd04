package dev.drydock.kube.client;

import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.ObjectKey;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.api.core.EventSource;
import dev.drydock.kube.api.core.ObjectReference;
import dev.drydock.kube.api.meta.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Writes Events: the same one again counts up, many similar ones become one, and who reports too much is not heard.
/// Mirrors `client-go/tools/record/events_cache.go`, but reads what it wrote instead of keeping a cache.
final class EventRecorder {
    private static final String COMBINED = "(combined from similar events): ";
    /// With this many different messages similar Events are combined.
    private static final int SIMILAR = 10;
    private static final Duration SIMILAR_WITHIN = Duration.ofMinutes(10);
    /// How many Events about one object are heard at once, and how often one more.
    private static final int BURST = 25;
    private static final Duration REFILL = Duration.ofMinutes(5);

    private final Client client;

    EventRecorder(Client client) {
        this.client = client;
    }

    void record(KubeObject about, String fieldPath, String type, String reason, String message) {
        var involved = reference(about, fieldPath);
        var reported = client.eventsAbout(Objects.requireNonNull(involved.uid()))
                .filter(event -> client.component().equals(event.source().component()))
                .toList();
        if (isTooMuch(reported)) {
            return;
        }
        var similar = reported.stream()
                .filter(event -> type.equals(event.type()) && reason.equals(event.reason()))
                .toList();
        boolean combine = isCombined(similar, message);
        var text = combine ? COMBINED + message : message;
        try {
            similar.stream()
                    .filter(event -> combine ? messageOf(event).startsWith(COMBINED) : messageOf(event).equals(text))
                    .filter(event -> Objects.equals(event.involvedObject().fieldPath(), involved.fieldPath()))
                    .findFirst()
                    .ifPresentOrElse(event -> countUp(event, text), () -> create(about, involved, type, reason, text));
        } catch (StatusException refusal) {
            // Events are best effort: a namespace that is going takes none.
        }
    }

    private static ObjectReference reference(KubeObject about, String fieldPath) {
        return ObjectReference.EMPTY
                .withApiVersion(about.gvk().apiVersion())
                .withKind(about.gvk().kind())
                .withName(about.name())
                .withNamespace(about.namespace().isEmpty() ? null : about.namespace())
                .withUid(Objects.requireNonNullElse(about.metadata().uid(), about.name()))
                .withResourceVersion(about.metadata().resourceVersion())
                .withFieldPath(fieldPath.isEmpty() ? null : fieldPath);
    }

    private boolean isTooMuch(List<Event> reported) {
        int heard = reported.stream().mapToInt(EventRecorder::count).sum();
        if (heard < BURST) {
            return false;
        }
        var since = reported.stream().map(EventRecorder::first).min(Comparator.naturalOrder()).orElse(Instant.MAX);
        return heard >= BURST + Duration.between(since, client.clock()).dividedBy(REFILL);
    }

    /// Whether this message makes too many different ones, each of them within ten minutes of the next.
    /// Each Event that was combined has made room by letting the oldest message be forgotten, which then counts as new again.
    private boolean isCombined(List<Event> similar, String message) {
        if (similar.size() < SIMILAR - 1) {
            return false;
        }
        var known = new ArrayDeque<String>();
        int combined = 0;
        var next = client.clock();
        for (var event : similar.stream().sorted(Comparator.comparing(EventRecorder::last).reversed()).toList()) {
            if (Duration.between(last(event), next).compareTo(SIMILAR_WITHIN) > 0) {
                break;
            }
            if (messageOf(event).startsWith(COMBINED)) {
                combined += count(event);
            } else {
                known.addFirst(messageOf(event));
            }
            next = first(event).isBefore(next) ? first(event) : next;
        }
        return known.size() >= SIMILAR - 1 && known.stream().skip(combined).noneMatch(message::equals);
    }

    private void create(KubeObject about, ObjectReference involved, String type, String reason, String message) {
        var namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        var now = client.now();
        client.create(Event.EMPTY
                .withMetadata(ObjectMeta.EMPTY.withName(freeName(namespace, about.name())).withNamespace(namespace))
                .withInvolvedObject(involved)
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withSource(EventSource.EMPTY.withComponent(client.component()))
                .withReportingComponent(client.component())
                .withReportingInstance("")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1));
        client.expireEvents();
    }

    /// Upstream's name has the nanosecond; where virtual time stands still, the next one is taken, so names keep the order.
    private String freeName(String namespace, String name) {
        long nanosecond = client.clock().getEpochSecond() * 1_000_000_000L + client.clock().getNano();
        while (client.get(Event.class, new ObjectKey(namespace, name + "." + Long.toHexString(nanosecond))).isPresent()) {
            nanosecond++;
        }
        return name + "." + Long.toHexString(nanosecond);
    }

    private void countUp(Event event, String message) {
        client.patch(Event.class, event.key(), current -> current
                .withCount(count(current) + 1)
                .withMessage(message)
                .withLastTimestamp(client.now()));
    }

    private static String messageOf(Event event) {
        return Objects.requireNonNullElse(event.message(), "");
    }

    private static int count(Event event) {
        return Objects.requireNonNullElse(event.count(), 1);
    }

    private static Instant first(Event event) {
        return Objects.requireNonNullElse(event.firstTimestamp(), Instant.EPOCH);
    }

    static Instant last(Event event) {
        return Objects.requireNonNullElse(event.lastTimestamp(), first(event));
    }
}
