package dev.drydock.kube.api;

import dev.drydock.kube.api.meta.Status;
import java.util.Objects;

/// A refusal that a user can cause, with the Status that the API server answers.
public final class StatusException extends RuntimeException {
    private final transient Status status;

    public StatusException(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }

    /// The HTTP status code.
    public int code() {
        return Objects.requireNonNullElse(status.code(), 500);
    }

    /// `NotFound`, `AlreadyExists`, `Invalid`…
    public String reason() {
        return Objects.requireNonNullElse(status.reason(), "");
    }

    public boolean is(String reason) {
        return reason().equals(reason);
    }

    public String text() {
        return Objects.requireNonNullElse(status.message(), "");
    }
}
