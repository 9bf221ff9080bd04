package dev.drydock.kube.apiserver;

/// How a write is to be done: what stands in the query of a create, update or patch.
///
/// @param fieldManager under which name the written fields are owned; empty for the caller's own
/// @param subresource through which the fields are written, such as `scale`; empty for the object itself
/// @param force whether server-side apply takes fields from other managers
public record WriteOptions(boolean dryRun, FieldValidation fieldValidation, String fieldManager, String subresource, boolean force) {
    public static final WriteOptions DEFAULT = new WriteOptions(false, FieldValidation.STRICT, "", "", false);

    /// What becomes of fields that the schema does not know.
    public enum FieldValidation {
        STRICT,
        WARN,
        IGNORE
    }

    public WriteOptions withDryRun(boolean dryRun) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, subresource, force);
    }

    public WriteOptions withFieldValidation(FieldValidation fieldValidation) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, subresource, force);
    }

    public WriteOptions withFieldManager(String fieldManager) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, subresource, force);
    }

    public WriteOptions withSubresource(String subresource) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, subresource, force);
    }

    public WriteOptions withForce(boolean force) {
        return new WriteOptions(dryRun, fieldValidation, fieldManager, subresource, force);
    }
}
