package dev.drydock.kube.apiserver.validation;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Checks the first alternative that is given and forbids all others.
final class OneOf {
    private final Path path;
    private final String refusal;
    private final Errors errors;
    private int given;

    OneOf(Path path, String refusal, Errors errors) {
        this.path = path;
        this.refusal = refusal;
        this.errors = errors;
    }

    <T> void check(String name, @Nullable T value, BiConsumer<T, Path> rule) {
        if (value == null) {
            return;
        }
        var at = path.child(name);
        if (given++ > 0) {
            errors.forbidden(at, refusal);
        } else {
            rule.accept(value, at);
        }
    }

    boolean none() {
        return given == 0;
    }
}
