package dev.drydock.kube.api.select;

/// A selector that cannot be read, in Kubernetes' words.
public final class SelectorException extends RuntimeException {
    SelectorException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
