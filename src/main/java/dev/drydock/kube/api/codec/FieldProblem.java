package dev.drydock.kube.api.codec;

/// What strict decoding refuses and lenient decoding drops.
///
/// @param path where it is, `spec.containers[0].imagePullPolcy`
/// @param message in Kubernetes' words, `unknown field "spec.container"`
public record FieldProblem(Kind kind, String path, String message) {
    public enum Kind { UNKNOWN, DUPLICATE }

    static FieldProblem unknown(String path) {
        return new FieldProblem(Kind.UNKNOWN, path, "unknown field \"" + path + "\"");
    }

    public static FieldProblem duplicate(String path) {
        return new FieldProblem(Kind.DUPLICATE, path, "duplicate field \"" + path + "\"");
    }
}
