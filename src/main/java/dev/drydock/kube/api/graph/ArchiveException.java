package dev.drydock.kube.api.graph;

/// Bytes that hold no archive that can be read here: foreign, damaged, too large, or of values that have another shape by now.
public final class ArchiveException extends Exception {
    public ArchiveException(String message) {
        super(message);
    }

    ArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
