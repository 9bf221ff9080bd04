package dev.drydock.kube.apiserver.validation;

import dev.drydock.kube.api.Go;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why one field is refused. Mirrors `k8s.io/apimachinery/pkg/util/validation/field.Error`.
///
/// @param reason as in `status.details.causes[].reason`
/// @param value the refused value; null where the message does not show it
public record FieldError(Reason reason, String field, @Nullable Object value, String detail) {
    public enum Reason {
        REQUIRED("FieldValueRequired", "Required value"),
        INVALID("FieldValueInvalid", "Invalid value"),
        TYPE_INVALID("FieldValueTypeInvalid", "Invalid value"),
        NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value"),
        DUPLICATE("FieldValueDuplicate", "Duplicate value"),
        NOT_FOUND("FieldValueNotFound", "Not found"),
        FORBIDDEN("FieldValueForbidden", "Forbidden"),
        TOO_LONG("FieldValueTooLong", "Too long"),
        TOO_MANY("FieldValueTooMany", "Too many"),
        INTERNAL("InternalError", "Internal error");

        private final String type;
        private final String title;

        Reason(String type, String title) {
            this.type = type;
            this.title = title;
        }

        public String type() {
            return type;
        }
    }

    public static FieldError required(Path field, String detail) {
        return new FieldError(Reason.REQUIRED, field.toString(), null, detail);
    }

    public static FieldError invalid(Path field, @Nullable Object value, String detail) {
        return new FieldError(Reason.INVALID, field.toString(), value == null ? "null" : value, detail);
    }

    public static FieldError duplicate(Path field, Object value) {
        return new FieldError(Reason.DUPLICATE, field.toString(), value, "");
    }

    public static FieldError notFound(Path field, Object value) {
        return new FieldError(Reason.NOT_FOUND, field.toString(), value, "");
    }

    public static FieldError forbidden(Path field, String detail) {
        return new FieldError(Reason.FORBIDDEN, field.toString(), null, detail);
    }

    /// @param supported in the order in which the message is to list them
    public static FieldError notSupported(Path field, @Nullable Object value, List<String> supported) {
        var detail = supported.isEmpty()
                ? ""
                : "supported values: "
                        + supported.stream().map(Go::quote).collect(Collectors.joining(", "));
        return new FieldError(Reason.NOT_SUPPORTED, field.toString(), value == null ? "" : value, detail);
    }

    public static FieldError tooLong(Path field, int maximum) {
        return new FieldError(Reason.TOO_LONG, field.toString(), null, "may not be more than " + maximum + " bytes");
    }

    public static FieldError tooMany(Path field, int actual, int maximum) {
        return new FieldError(Reason.TOO_MANY, field.toString(), actual, "must have at most " + maximum + " items");
    }

    public static FieldError internal(Path field, String detail) {
        return new FieldError(Reason.INTERNAL, field.toString(), null, detail);
    }

    /// The message with its path, as it stands in `is invalid: …`.
    public String message() {
        return field + ": " + body();
    }

    /// The message without its path.
    public String body() {
        var text = new StringBuilder(reason.title);
        if (value != null) {
            text.append(": ").append(value instanceof String string ? Go.quote(string) : GoJson.write(value));
        }
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        return text.toString();
    }
}
