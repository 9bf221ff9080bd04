package dev.drydock.kube.api.codec;

/// A value that does not fit the Go type of its field, in the words of Go's decoder.
public final class DecodeException extends RuntimeException {
    private final String path;

    DecodeException(String message, String path) {
        super(message);
        this.path = path;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// Where the value is, with indices: `spec.containers[0].ports[0].containerPort`.
    public String path() {
        return path;
    }
}
