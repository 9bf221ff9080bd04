package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.Kinds;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.api.core.Event;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.Format;
import dev.drydock.kube.kubectl.printers.TabWriter;
import dev.drydock.kube.kubectl.resource.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lists events, the oldest first. Mirrors `kubectl/pkg/cmd/events`; watching ends as `get --watch` does.
final class EventsCommand implements Command {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final List<String> TYPES = List.of("normal", "warning");

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String usage() {
        return "[(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file]"
                + " [--for TYPE/NAME] [--watch] [--types=Normal,Warning]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.text("output", "o", "")
                .text("for")
                .text("template")
                .list("types", "")
                .integer("chunk-size", "", 500)
                .bool("all-namespaces", "A", false)
                .bool("allow-missing-template-keys", "", true)
                .bool("no-headers")
                .bool("show-managed-fields")
                .bool("watch", "w", false);
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        var fields = fields(flags.get("for"));
        if (!flags.all("types").stream().allMatch(type -> TYPES.contains(type.toLowerCase(Locale.ROOT)))) {
            throw Failure.of("valid --types are Normal or Warning");
        }
        var namespace = flags.is("all-namespaces") ? "" : kubectl.namespace();
        var printer = new Printer(kubectl);
        long revision = kubectl.client().revision();
        List<Event> events = kubectl.client().list(Kinds.of(Event.class), namespace, "", fields).stream()
                .map(Event.class::cast)
                .filter(event -> isWanted(kubectl, event))
                .toList();
        if (flags.is("watch")) {
            printer.each(events);
            follow(kubectl, printer, namespace, fields, revision);
        } else if (events.isEmpty()) {
            kubectl.complain(namespace.isEmpty() ? "No events found." : "No events found in " + namespace + " namespace.");
        } else {
            printer.list(events.stream().sorted(Comparator.comparing(EventsCommand::time)).toList());
        }
    }

    /// What `--for` means to the server.
    private static String fields(String about) {
        if (about.isEmpty()) {
            return "";
        }
        var parts = about.split("/", -1);
        if (parts.length == 1) {
            throw Failure.of("--for must be in resource/name form");
        } else if (parts.length > 2) {
            throw Failure.of("arguments in resource/name form may not have more than one slash");
        }
        try {
            return "involvedObject.kind=" + Resources.ofArgument(parts[0]).gvk().kind() + ",involvedObject.name=" + parts[1];
        } catch (Failure unknown) {
            throw Failure.plain(unknown.text());
        }
    }

    private static boolean isWanted(Invocation kubectl, Event event) {
        var types = kubectl.flags().all("types");
        return types.isEmpty() || types.stream().anyMatch(type -> type.equalsIgnoreCase(event.type()));
    }

    private static Instant time(Event event) {
        @Nullable Instant time = event.series() != null
                ? event.series().lastObservedTime()
                : event.lastTimestamp() != null ? event.lastTimestamp() : event.eventTime();
        return Objects.requireNonNullElse(time, Instant.EPOCH);
    }

    private static void follow(Invocation kubectl, Printer printer, String namespace, String fields, long from) {
        var given = kubectl.requestTimeout();
        var revision = new long[] {from};
        kubectl.waitUntil(
                () -> {
                    long now = kubectl.client().revision();
                    if (now > revision[0]) {
                        kubectl.client().changes(Kinds.of(Event.class), namespace, "", fields, revision[0]).stream()
                                .filter(change -> change.type() != Change.Kind.DELETED)
                                .map(change -> (Event) change.object())
                                .filter(event -> isWanted(kubectl, event))
                                .forEach(event -> printer.each(List.of(event)));
                        revision[0] = now;
                    }
                    return given.isEmpty() && kubectl.atRest();
                },
                given.orElse(LONGEST));
    }

    /// Rows of one table, or documents.
    private static final class Printer {
        private final Invocation kubectl;
        private final @Nullable Format format;
        private final TabWriter aligned = TabWriter.remembering();
        private boolean headers;

        Printer(Invocation kubectl) {
            this.kubectl = kubectl;
            this.format = Format.asked(kubectl).isEmpty()
                    ? null
                    : Format.of(kubectl, false).showingManagedFields(kubectl.flags().is("show-managed-fields"));
            this.headers = !kubectl.flags().is("no-headers");
        }

        /// A list has no name, and so nothing is printed for `-o name`.
        void list(List<Event> events) {
            if (format == null) {
                each(events);
                return;
            }
            if (Format.asked(kubectl).equals("name")) {
                return;
            }
            var list = new LinkedHashMap<String, @Nullable Object>();
            list.put("apiVersion", "v1");
            list.put("items", events.stream().map(Codec::tree).toList());
            list.put("kind", "EventList");
            list.put("metadata", Map.of());
            kubectl.print(format.print(list));
        }

        void each(List<Event> events) {
            if (format != null) {
                events.forEach(event -> kubectl.print(format.print(Codec.tree(event))));
                return;
            }
            boolean everywhere = kubectl.flags().is("all-namespaces");
            var text = new StringBuilder();
            if (headers) {
                text.append(everywhere ? "NAMESPACE\t" : "").append("LAST SEEN\tTYPE\tREASON\tOBJECT\tMESSAGE\n");
                headers = false;
            }
            events.forEach(event -> text.append(everywhere ? event.namespace() + "\t" : "").append(row(event, kubectl.now())).append('\n'));
            kubectl.print(aligned.next(text.toString()));
        }

        private static String row(Event event, Instant now) {
            var about = event.involvedObject();
            return String.join("\t", interval(event, now), cell(event.type()), cell(event.reason()),
                    cell(about.kind()) + "/" + cell(about.name()), cell(Objects.requireNonNullElse(event.message(), "").strip()));
        }

        private static String interval(Event event, Instant now) {
            var first = HumanDuration.since(event.eventTime() != null ? event.eventTime() : event.firstTimestamp(), now);
            if (event.series() != null) {
                return "%s (x%s over %s)".formatted(
                        HumanDuration.since(event.series().lastObservedTime(), now), Objects.requireNonNullElse(event.series().count(), 0), first);
            }
            int count = Objects.requireNonNullElse(event.count(), 0);
            return count > 1 ? "%s (x%d over %s)".formatted(HumanDuration.since(event.lastTimestamp(), now), count, first) : first;
        }

        /// A cell ends where its first line does.
        private static String cell(@Nullable String text) {
            var whole = Objects.requireNonNullElse(text, "");
            var line = whole.split("[\f\n\r]", 2)[0];
            return line.length() < whole.length() ? line + "..." : whole;
        }
    }
}
