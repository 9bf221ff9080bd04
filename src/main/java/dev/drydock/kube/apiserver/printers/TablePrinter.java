package dev.drydock.kube.apiserver.printers;

import dev.drydock.kube.api.HumanDuration;
import dev.drydock.kube.api.KubeObject;
import dev.drydock.kube.api.Table.Column;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The columns of a kind and how one object fills them.
record TablePrinter<T extends KubeObject>(Class<T> type, List<Column> columns, Cells<T> cells) {
    interface Cells<T> {
        List<String> of(T object, Instant now);
    }

    List<String> row(KubeObject object, Instant now) {
        return cells.of(type.cast(object), now);
    }

    static String age(KubeObject object, Instant now) {
        return HumanDuration.since(object.metadata().creationTimestamp(), now);
    }

    static String number(@Nullable Number number) {
        return number == null ? "0" : number.toString();
    }

    /// `<none>` for what is absent or empty.
    static String orNone(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "<none>" : value.toString();
    }

    static String orUnset(@Nullable Object value) {
        return value == null || value.toString().isEmpty() ? "<unset>" : value.toString();
    }

    static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
