package dev.drydock.kube.api.codec;

/// What the reader itself refuses in a document that SnakeYAML accepts.
final class YamlRefusal extends RuntimeException {
    private final boolean immediate;

    YamlRefusal(String message) {
        this("yaml: " + message, false);
    }

    private YamlRefusal(String message, boolean immediate) {
        super(message, null, false, false);
        this.immediate = immediate;
    }

    /// One that is not worded by the YAML library.
    static YamlRefusal bare(String message) {
        return new YamlRefusal(message, false);
    }

    /// One that is found while parsing, before anything that comes later in the text.
    static YamlRefusal atOnce(String message) {
        return new YamlRefusal("yaml: " + message, true);
    }

    boolean immediate() {
        return immediate;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
