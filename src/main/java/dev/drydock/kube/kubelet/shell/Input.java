package dev.drydock.kube.kubelet.shell;

import java.util.Optional;

/// A standard input, and how far it was read.
final class Input {
    private final String text;
    private int at;

    Input(String text) {
        this.text = text;
    }

    String rest() {
        var rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /// The next line without its end; empty where there is none.
    Optional<String> line() {
        if (at >= text.length()) {
            return Optional.empty();
        }
        int end = text.indexOf('\n', at);
        var line = text.substring(at, end < 0 ? text.length() : end);
        at = end < 0 ? text.length() : end + 1;
        return Optional.of(line);
    }
}
