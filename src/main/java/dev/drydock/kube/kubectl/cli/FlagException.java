package dev.drydock.kube.kubectl.cli;

/// A flag that the command does not take, or a value that the flag does not.
public final class FlagException extends RuntimeException {
    FlagException(String message) {
        super(message, null, false, false);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
