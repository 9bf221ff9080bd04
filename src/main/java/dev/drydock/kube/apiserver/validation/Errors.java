package dev.drydock.kube.apiserver.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects what is wrong with an object, in the order of finding. A good object costs it nothing.
final class Errors {
    private @Nullable List<FieldError> found;

    void add(FieldError error) {
        var errors = found;
        if (errors == null) {
            found = errors = new ArrayList<>();
        }
        errors.add(error);
    }

    void required(Path field) {
        add(FieldError.required(field, ""));
    }

    void required(Path field, String detail) {
        add(FieldError.required(field, detail));
    }

    void invalid(Path field, @Nullable Object value, String detail) {
        add(FieldError.invalid(field, value, detail));
    }

    /// One error for each of the messages.
    void invalid(Path field, @Nullable Object value, List<String> messages) {
        for (int i = 0; i < messages.size(); i++) {
            invalid(field, value, messages.get(i));
        }
    }

    void duplicate(Path field, Object value) {
        add(FieldError.duplicate(field, value));
    }

    void notFound(Path field, Object value) {
        add(FieldError.notFound(field, value));
    }

    void forbidden(Path field, String detail) {
        add(FieldError.forbidden(field, detail));
    }

    void notSupported(Path field, @Nullable Object value, List<String> supported) {
        add(FieldError.notSupported(field, value, supported));
    }

    /// A value that must be one of `supported`, which must be given.
    void oneOf(Path field, @Nullable String value, List<String> supported) {
        if (Values.empty(value)) {
            required(field);
        } else if (!supported.contains(value)) {
            notSupported(field, value, supported);
        }
    }

    void notNegative(Path field, long value) {
        if (value < 0) {
            invalid(field, value, "must be greater than or equal to 0");
        }
    }

    /// What an update may not change.
    void immutable(Path field, @Nullable Object value, @Nullable Object old) {
        if (!java.util.Objects.equals(value, old)) {
            invalid(field, value, "field is immutable");
        }
    }

    int size() {
        return found == null ? 0 : found.size();
    }

    List<FieldError> list() {
        return found == null ? List.of() : List.copyOf(found);
    }
}
