package dev.drydock.kube.api.codec;

import org.jspecify.annotations.Nullable;

/// A text that is not YAML, in the words of Kubernetes' reader: `yaml: line 4: found character that cannot start any token`.
public final class YamlException extends RuntimeException {
    private final Position position;
    private final boolean converting;

    YamlException(String message, Position position, boolean converting, @Nullable Throwable cause) {
        super(message, cause);
        this.position = position;
        this.converting = converting;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// Where in the whole text; the message counts lines from the start of its document, as Kubernetes does.
    public Position position() {
        return position;
    }

    /// As kubectl prints it after `error parsing a.yaml: `.
    public String kubectlMessage() {
        return converting ? "error converting YAML to JSON: " + getMessage() : getMessage();
    }
}
