package dev.drydock.kube.kubectl.describe;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.kubectl.cli.Invocation;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The events about an object, the last part of most descriptions.
final class EventLines {
    private EventLines() {}

    static void add(Description description, Invocation kubectl, KubeObject about, Set<String> uids) {
        if (!kubectl.flags().is("show-events")) {
            return;
        }
        var namespace = about.namespace().isEmpty() ? "default" : about.namespace();
        List<Event> events = kubectl.client().list(Kinds.of(Event.class), namespace, "", "").stream()
                .map(Event.class::cast)
                .filter(event -> uids.contains(event.involvedObject().uid()))
                .sorted(Comparator.comparing(EventLines::last))
                .toList();
        if (events.isEmpty()) {
            description.field("Events", "<none>");
            return;
        }
        description.line(0, "Events:");
        description.line(1, "Type\tReason\tAge\tFrom\tMessage");
        description.line(1, "----\t------\t----\t----\t-------");
        events.forEach(event -> description.line(1, line(event, kubectl.now())));
    }

    static void add(Description description, Invocation kubectl, KubeObject about) {
        add(description, kubectl, about, Set.of(Objects.requireNonNullElse(about.metadata().uid(), "")));
    }

    private static Instant last(Event event) {
        @Nullable Instant last = event.lastTimestamp() != null ? event.lastTimestamp() : first(event);
        return last == null ? Instant.EPOCH : last;
    }

    private static @Nullable Instant first(Event event) {
        return event.firstTimestamp() != null ? event.firstTimestamp() : event.eventTime();
    }

    private static String line(Event event, Instant now) {
        var first = HumanDuration.since(first(event), now);
        var age = first;
        if (event.series() != null) {
            age = "%s (x%s over %s)".formatted(
                    HumanDuration.since(event.series().lastObservedTime(), now), event.series().count(), first);
        } else if (event.count() != null && event.count() > 1) {
            age = "%s (x%d over %s)".formatted(HumanDuration.since(event.lastTimestamp(), now), event.count(), first);
        }
        var from = Description.isEmpty(event.source().component()) ? event.reportingComponent() : event.source().component();
        var path = event.involvedObject().fieldPath();
        var message = Description.text(event.message()).strip();
        return String.join(
                "\t",
                Description.text(event.type()),
                Description.text(event.reason()),
                age,
                Description.text(from),
                Description.isEmpty(path) ? message : path + ": " + message);
    }
}
