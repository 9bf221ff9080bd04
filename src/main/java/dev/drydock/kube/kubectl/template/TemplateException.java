package dev.drydock.kube.kubectl.template;

/// A template that cannot be read, or cannot be filled from an object.
public final class TemplateException extends RuntimeException {
    TemplateException(String message) {
        super(message, null, false, false);
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
