package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Codec;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.CustomColumns;
import dev.drydock.kube.kubectl.printers.Format;
import dev.drydock.kube.kubectl.printers.Sorter;
import dev.drydock.kube.kubectl.printers.TableFormat;
import dev.drydock.kube.kubectl.resource.Info;
import dev.drydock.kube.kubectl.resource.Resources;
import dev.drydock.kube.kubectl.resource.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Shows objects, as tables or in other formats.
final class GetCommand implements Command {
    @Override
    public String name() {
        return "get";
    }

    @Override
    public String usage() {
        return "[(-o|--output=)json|yaml|name|jsonpath|custom-columns|wide] (TYPE [NAME | -l label] | TYPE/NAME ...) [flags]";
    }

    @Override
    public void declare(FlagSet flags) {
        SubresourceFlag.declare(FileFlags.declare(flags))
                .text("output", "o", "")
                .text("selector", "l", "")
                .text("field-selector")
                .text("sort-by")
                .text("raw")
                .text("template")
                .list("label-columns", "L")
                .integer("chunk-size", "", 500)
                .bool("all-namespaces", "A", false)
                .bool("show-labels")
                .bool("show-kind")
                .bool("no-headers")
                .bool("ignore-not-found")
                .bool("allow-missing-template-keys", "", true)
                .bool("show-managed-fields")
                .bool("server-print", "", true)
                .bool("output-watch-events")
                .bool("watch", "w", false)
                .bool("watch-only");
    }

    @Override
    public boolean isFollowing(FlagSet flags) {
        return flags.is("watch") || flags.is("watch-only");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        if (!flags.get("raw").isEmpty()) {
            RawPaths.get(kubectl, flags.get("raw"));
            return;
        }
        if (kubectl.arguments().isEmpty() && FileFlags.files(kubectl).isEmpty()) {
            kubectl.complain("You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of supported resources.\n");
            throw Failure.usage("Required resource not specified.\n"
                    + "Use \"kubectl explain <resource>\" for a detailed description of that resource (e.g. kubectl explain pods).");
        }
        var selection = Selection.of(kubectl)
                .files(FileFlags.files(kubectl))
                .labels(flags.get("selector"))
                .fields(flags.get("field-selector"))
                .allNamespaces(flags.is("all-namespaces"))
                .subresource(SubresourceFlag.of(kubectl, "status", "scale", "resize"))
                .arguments(kubectl.arguments(), true);
        var output = Format.asked(kubectl);
        if (GetWatch.isAsked(kubectl)) {
            GetWatch.run(kubectl, selection);
        } else if (output.isEmpty() || output.equals("wide")) {
            printTables(kubectl, selection, output.equals("wide"));
        } else if (CustomColumns.areAsked(output)) {
            var columns = new CustomColumns(CustomColumns.specification(kubectl, output), !flags.is("no-headers"));
            printGeneric(kubectl, selection, objects -> columns.print(objects.stream().map(Codec::tree).toList()), null);
        } else {
            var format = Format.of(kubectl, true).showingManagedFields(flags.is("show-managed-fields"));
            printGeneric(kubectl, selection, objects -> format.print(asList(objects)), format);
        }
    }

    private interface ListPrinter {
        String print(List<KubeObject> objects);
    }

    private static void printGeneric(Invocation kubectl, Selection selection, ListPrinter lists, @Nullable Format single) {
        var failures = new ArrayList<RuntimeException>();
        var infos = find(kubectl, selection, failures);
        if (selection.single()) {
            Failure.throwAll(failures);
        }
        var objects = sort(kubectl, Selection.flat(infos).stream().map(Info::object).toList());
        if (selection.single() && objects.size() == 1 && single != null) {
            kubectl.print(single.print(Codec.tree(objects.getFirst())));
        } else if (!objects.isEmpty() || !kubectl.flags().is("ignore-not-found")) {
            kubectl.print(lists.print(objects));
        }
        Failure.throwAll(failures);
    }

    private static Map<String, Object> asList(List<KubeObject> objects) {
        var list = new LinkedHashMap<String, Object>();
        list.put("apiVersion", "v1");
        list.put("items", objects.stream().map(Codec::tree).toList());
        list.put("kind", "List");
        list.put("metadata", Map.of("resourceVersion", ""));
        return list;
    }

    private static List<Info> find(Invocation kubectl, Selection selection, List<RuntimeException> failures) {
        var all = new ArrayList<RuntimeException>();
        var infos = selection.all(all);
        if (kubectl.flags().is("ignore-not-found")) {
            all.removeIf(failure -> failure instanceof StatusException refusal && refusal.is("NotFound"));
        }
        failures.addAll(all);
        return infos;
    }

    private static List<KubeObject> sort(Invocation kubectl, List<KubeObject> objects) {
        var path = kubectl.flags().get("sort-by");
        return path.isEmpty() ? objects : new Sorter(path).sort(objects);
    }

    private static void printTables(Invocation kubectl, Selection selection, boolean wide) {
        var flags = kubectl.flags();
        var failures = new ArrayList<RuntimeException>();
        var infos = find(kubectl, selection, failures);
        var groups = group(infos);
        boolean severalKinds = groups.stream().map(Group::kind).distinct().count() > 1;
        var format = new TableFormat(
                wide,
                !flags.is("no-headers"),
                false,
                severalKinds || flags.is("show-kind"),
                flags.is("show-labels"),
                flags.all("label-columns"));
        boolean any = false;
        boolean allNamespaced = !flags.is("all-namespaces");
        for (var group : groups) {
            allNamespaced &= group.kind.namespaced();
            if (group.objects.isEmpty() || infos.size() == 1 && isUnsortable(kubectl, group.objects)) {
                continue;
            }
            if (any && !flags.is("no-headers")) {
                kubectl.println("");
            }
            any = true;
            var table = kubectl.client().table(group.kind, sort(kubectl, group.objects));
            kubectl.print(format.withNamespaces(flags.is("all-namespaces") && group.kind.namespaced())
                    .print(table, Resources.title(group.kind)));
        }
        if (!any && failures.isEmpty() && !flags.is("ignore-not-found")) {
            kubectl.complain(allNamespaced
                    ? "No resources found in " + kubectl.namespace() + " namespace."
                    : "No resources found");
        }
        Failure.throwAll(failures);
    }

    /// kubectl leaves out a table in which no row has the field to sort by, and says nothing of it.
    private static boolean isUnsortable(Invocation kubectl, List<KubeObject> objects) {
        var path = kubectl.flags().get("sort-by");
        return !path.isEmpty() && !new Sorter(path).isKnown(objects);
    }

    private record Group(Kind<?> kind, List<KubeObject> objects) {}

    /// Neighbours of one kind make one table.
    private static List<Group> group(List<Info> infos) {
        var groups = new ArrayList<Group>();
        for (var info : infos) {
            if (groups.isEmpty() || !groups.getLast().kind.equals(info.kind())) {
                groups.add(new Group(info.kind(), new ArrayList<>()));
            }
            groups.getLast().objects.addAll(info.objects());
        }
        return groups;
    }
}
