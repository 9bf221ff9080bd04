package dev.drydock.kube.apiserver.fieldmanager;

import dev.drydock.kube.api.meta.ManagedFieldsEntry;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who owns fields: one entry of `metadata.managedFields` by what tells it from the others.
///
/// @param apply whether it owns what it applied, rather than what it wrote
/// @param subresource empty for the object itself
public record Owner(String manager, boolean apply, String apiVersion, String subresource) {
    private static final String APPLY = "Apply";

    static Owner of(ManagedFieldsEntry entry) {
        return new Owner(
                Objects.requireNonNullElse(entry.manager(), ""),
                APPLY.equals(entry.operation()),
                Objects.requireNonNullElse(entry.apiVersion(), ""),
                Objects.requireNonNullElse(entry.subresource(), ""));
    }

    /// Who applies is the same whatever version it applies.
    boolean is(Owner other) {
        return apply == other.apply
                && manager.equals(other.manager)
                && subresource.equals(other.subresource)
                && (apply || apiVersion.equals(other.apiVersion));
    }

    ManagedFieldsEntry entry(FieldSet fields, @Nullable Instant time) {
        return ManagedFieldsEntry.EMPTY
                .withApiVersion(apiVersion)
                .withFieldsType("FieldsV1")
                .withFieldsV1(fields)
                .withManager(manager)
                .withOperation(apply ? APPLY : "Update")
                .withSubresource(subresource.isEmpty() ? null : subresource)
                .withTime(time);
    }

    /// As conflicts name it.
    String text() {
        var text = "\"" + manager + "\"" + (subresource.isEmpty() ? "" : " with subresource \"" + subresource + "\"");
        return apply ? text : text + " using " + apiVersion;
    }
}
