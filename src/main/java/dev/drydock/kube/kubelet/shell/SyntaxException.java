package dev.drydock.kube.kubelet.shell;

/// A script that cannot be read, in a shell's words.
final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SyntaxException(String message) {
        super(message, null, false, false);
    }
}
