package dev.drydock.kube.api.codec;

/// A text that is not JSON, in the words of Go's parser.
public final class JsonException extends RuntimeException {
    private final int offset;

    JsonException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// How many characters were read when it was found.
    public int offset() {
        return offset;
    }
}
