package dev.drydock.kube.api.codec;

/// What the reader itself refuses in a document that SnakeYAML accepts.
final class YamlRefusal extends RuntimeException {
    YamlRefusal(String message) {
        super("yaml: " + message, null, false, false);
    }

    private YamlRefusal(String message, boolean whole) {
        super(message, null, false, whole);
    }

    /// One that is not worded by the YAML library.
    static YamlRefusal bare(String message) {
        return new YamlRefusal(message, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
