package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cli.FlagSet;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.printers.TabWriter;
import dev.drydock.kube.kubectl.resource.Resources;
import java.util.Comparator;
import java.util.List;

/// Lists the kinds that the server knows.
final class ApiResourcesCommand implements Command {
    @Override
    public String name() {
        return "api-resources";
    }

    @Override
    public String usage() {
        return "[flags]";
    }

    @Override
    public void declare(FlagSet flags) {
        flags.text("api-group")
                .text("output", "o", "")
                .text("sort-by")
                .bool("namespaced", "", true)
                .bool("no-headers")
                .bool("cached")
                .list("verbs", "")
                .list("categories", "");
    }

    @Override
    public void run(Invocation kubectl) {
        var flags = kubectl.flags();
        List<Kind<?>> kinds = Resources.all().stream()
                .filter(kind -> !flags.changed("api-group") || kind.gvk().group().equals(flags.get("api-group")))
                .filter(kind -> !flags.changed("namespaced") || kind.namespaced() == flags.is("namespaced"))
                .filter(kind -> kind.categories().containsAll(flags.all("categories")))
                .sorted(Comparator.<Kind<?>, String>comparing(kind -> kind.gvk().group()).thenComparing(Kind::plural))
                .toList();
        if (flags.get("output").equals("name")) {
            kinds.forEach(kind -> kubectl.println(kind.groupResource()));
            return;
        }
        var table = new StringBuilder(flags.is("no-headers") ? "" : "NAME\tSHORTNAMES\tAPIVERSION\tNAMESPACED\tKIND\n");
        for (var kind : kinds) {
            table.append(String.join(
                            "\t",
                            kind.plural(),
                            String.join(",", kind.shortNames()),
                            kind.gvk().apiVersion(),
                            Boolean.toString(kind.namespaced()),
                            kind.name()))
                    .append('\n');
        }
        kubectl.print(TabWriter.table(table.toString()));
    }
}
