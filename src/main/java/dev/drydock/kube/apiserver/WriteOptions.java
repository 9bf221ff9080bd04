package dev.drydock.kube.apiserver;

/// How a write is to be done: what stands in the query of a create, update or patch.
///
/// @param fieldManager who owns the fields, for server-side apply
/// @param force whether server-side apply takes fields from other managers
public record WriteOptions(boolean dryRun, FieldValidation fieldValidation, String fieldManager, boolean force) {
    public static final WriteOptions DEFAULT = new WriteOptions(false, FieldValidation.STRICT, "", false);

    /// What becomes of fields that the schema does not know.
    public enum FieldValidation {
        STRICT,
        WARN,
        IGNORE
    }

    public WriteOptions withDryRun(boolean dryRun) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, force);
    }

    public WriteOptions withFieldValidation(FieldValidation fieldValidation) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, force);
    }
}
