package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Change;
import dev.drydock.kube.api.WatchEvent;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.CustomColumns;
import dev.drydock.kube.kubectl.printers.Format;
import dev.drydock.kube.kubectl.printers.TabWriter;
import dev.drydock.kube.kubectl.printers.TableFormat;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Resources;
import dev.drydock.kube.kubectl.resource.Selection;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `kubectl get --watch`: shows what is there, then every change.
///
/// Where nobody can interrupt it, it ends when the cluster has come to rest, or after `--request-timeout` of the cluster's own time.
final class GetWatch {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration ENDLESS = Duration.ofDays(10_000);

    private final Invocation kubectl;
    private final Info info;
    private final EventPrinter printer;
    private long revision;

    private GetWatch(Invocation kubectl, Info info) {
        this.kubectl = kubectl;
        this.info = info;
        this.printer = printer(kubectl, info);
        this.revision = kubectl.client().revision();
    }

    private interface EventPrinter {
        void print(List<WatchEvent> events);
    }

    static boolean isAsked(Invocation kubectl) {
        return kubectl.flags().is("watch") || kubectl.flags().is("watch-only");
    }

    static void run(Invocation kubectl, Selection selection) {
        var flags = kubectl.flags();
        if (!flags.get("sort-by").isEmpty()) {
            kubectl.complain("warning: --watch or --watch-only requested, --sort-by will be ignored");
        }
        var infos = selection.all();
        if (infos.stream().map(Info::kind).distinct().count() > 1) {
            throw Failure.of("you may only specify a single resource type");
        } else if (infos.size() > 1) {
            throw Failure.of("watch is only supported on individual resources and resource collections - %d resources were found"
                    .formatted(infos.size()));
        }
        var watch = new GetWatch(kubectl, infos.getFirst());
        if (!flags.is("watch-only")) {
            watch.printer.print(infos.getFirst().objects().stream()
                    .map(object -> new WatchEvent(Change.Kind.ADDED, object))
                    .toList());
        }
        watch.follow();
    }

    private void follow() {
        var given = kubectl.requestTimeout();
        kubectl.follow(
                () -> {
                    printNews();
                    return given.isEmpty() && !kubectl.isStanding() && kubectl.atRest();
                },
                given.orElse(kubectl.isStanding() ? ENDLESS : LONGEST),
                () -> {});
    }

    private void printNews() {
        long now = kubectl.client().revision();
        if (now > revision) {
            var fields = info.list() ? kubectl.flags().get("field-selector") : "metadata.name=" + info.name();
            var labels = info.list() ? kubectl.flags().get("selector") : "";
            kubectl.client().changes(info.kind(), info.namespace(), labels, fields, revision)
                    .forEach(event -> printer.print(List.of(event)));
            revision = now;
        }
    }

    private static EventPrinter printer(Invocation kubectl, Info info) {
        var flags = kubectl.flags();
        var output = Format.asked(kubectl);
        boolean typed = flags.is("output-watch-events");
        if (output.isEmpty() || output.equals("wide")) {
            return new TableRows(kubectl, info, typed);
        } else if (CustomColumns.areAsked(output)) {
            return new ColumnRows(kubectl, CustomColumns.specification(kubectl, output));
        }
        var format = Format.of(kubectl, true).showingManagedFields(flags.is("show-managed-fields"));
        return events -> events.forEach(event -> kubectl.print(format.print(typed
                ? Map.of("object", Codec.tree(event.object()), "type", event.type().name())
                : Codec.tree(event.object()))));
    }

    /// Rows of one table, its header before the first.
    private static final class TableRows implements EventPrinter {
        private final Invocation kubectl;
        private final Info info;
        private final boolean typed;
        private final TabWriter aligned = TabWriter.remembering();
        private TableFormat format;

        TableRows(Invocation kubectl, Info info, boolean typed) {
            var flags = kubectl.flags();
            this.kubectl = kubectl;
            this.info = info;
            this.typed = typed;
            this.format = new TableFormat(
                    flags.get("output").equals("wide"),
                    !flags.is("no-headers"),
                    flags.is("all-namespaces") && info.kind().namespaced(),
                    flags.is("show-kind"),
                    flags.is("show-labels"),
                    flags.all("label-columns"));
        }

        @Override
        public void print(List<WatchEvent> events) {
            if (events.isEmpty()) {
                return;
            }
            var objects = events.stream().map(WatchEvent::object).toList();
            var lines = format.lines(kubectl.client().table(info.kind(), objects), Resources.title(info.kind()));
            int rows = lines.size() - events.size();
            var text = new StringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                var type = i < rows ? "EVENT" : "%-8s".formatted(events.get(i - rows).type().name());
                text.append(typed ? type + "\t" : "").append(lines.get(i)).append('\n');
            }
            kubectl.print(aligned.next(text.toString()));
            format = format.withoutHeaders();
        }
    }

    private static final class ColumnRows implements EventPrinter {
        private final Invocation kubectl;
        private final String specification;
        private boolean headers;

        ColumnRows(Invocation kubectl, String specification) {
            this.kubectl = kubectl;
            this.specification = specification;
            this.headers = !kubectl.flags().is("no-headers");
        }

        @Override
        public void print(List<WatchEvent> events) {
            if (!events.isEmpty()) {
                var trees = events.stream().map(event -> Codec.tree(event.object())).toList();
                kubectl.print(new CustomColumns(specification, headers).print(trees));
                headers = false;
            }
        }
    }
}
