package dev.drydock.kube.apiserver.printers;

import dev.drydock.kube.api.Kind;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Table;
import dev.drydock.kube.api.Table.Column;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Makes tables of objects of any kind. A kind with no columns of its own has a name and the time of its creation.
public final class Tables {
    private static final List<Column> PLAIN =
            List.of(Column.ofName(), new Column("Created At", "date", "", false));
    private static final Map<Class<?>, TablePrinter<?>> PRINTERS = new HashMap<>();

    static {
        Stream.of(
                        PodTable.PRINTERS,
                        WorkloadTables.PRINTERS,
                        BatchTables.PRINTERS,
                        NetworkTables.PRINTERS,
                        ClusterTables.PRINTERS,
                        ConfigTables.PRINTERS,
                        PolicyTables.PRINTERS,
                        StorageTables.PRINTERS)
                .flatMap(List::stream)
                .forEach(printer -> PRINTERS.put(printer.type(), printer));
    }

    private Tables() {}

    /// @param objects of the kind, or what its subresources show of them
    /// @param now the time that ages count to
    public static Table of(Kind<?> kind, List<? extends KubeObject> objects, Instant now) {
        var printer = PRINTERS.get(objects.isEmpty() ? kind.javaType() : objects.getFirst().getClass());
        if (printer == null) {
            return new Table(
                    PLAIN,
                    objects.stream()
                            .map(object -> new Table.Row(
                                    List.of(object.name(), TablePrinter.orUnset(object.metadata().creationTimestamp())),
                                    object))
                            .toList());
        }
        return new Table(
                printer.columns(),
                objects.stream().map(object -> new Table.Row(printer.row(object, now), object)).toList());
    }
}
