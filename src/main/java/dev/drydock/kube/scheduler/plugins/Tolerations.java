package dev.drydock.kube.scheduler.plugins;

import dev.drydock.kube.api.core.Taint;
import dev.drydock.kube.api.core.Toleration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether tolerations do for a taint. Mirrors `ToleratesTaint` of `k8s.io/api/core/v1`.
final class Tolerations {
    private Tolerations() {}

    static boolean tolerate(List<Toleration> tolerations, Taint taint) {
        return tolerations.stream().anyMatch(toleration -> tolerates(toleration, taint));
    }

    private static boolean tolerates(Toleration toleration, Taint taint) {
        if (!text(toleration.effect()).isEmpty() && !text(toleration.effect()).equals(taint.effect())) {
            return false;
        }
        if (!text(toleration.key()).isEmpty() && !text(toleration.key()).equals(taint.key())) {
            return false;
        }
        return switch (text(toleration.operator())) {
            case "", "Equal" -> text(toleration.value()).equals(text(taint.value()));
            case "Exists" -> true;
            case "Gt" -> number(taint.value()) > number(toleration.value());
            case "Lt" -> number(taint.value()) < number(toleration.value());
            default -> false;
        };
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("-?\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
