package dev.drydock.kube.kubectl.printers;

/// A JSONPath template that cannot be read, or cannot be answered for an object.
public final class JsonPathException extends RuntimeException {
    JsonPathException(String message) {
        super(message, null, false, false);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
