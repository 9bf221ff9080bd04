package dev.drydock.kube.kubectl.cli;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.meta.StatusDetails;
import java.util.Objects;
import java.util.stream.Collectors;

/// What kubectl prints of a failure. Mirrors `checkErr` of `kubectl/pkg/cmd/util`.
public final class Errors {
    private Errors() {}

    /// With its final newline; empty where there is nothing to say.
    ///
    /// @param command such as `kubectl get`
    public static String text(RuntimeException failure, String command) {
        var text = switch (failure) {
            case StatusException refusal when refusal.is("Invalid") -> invalid(refusal);
            case StatusException refusal -> refused(refusal);
            case FlagException flag -> "error: " + flag.text() + "\nSee '" + command + " --help' for usage.";
            case Failure other -> failed(other, command);
            default -> throw failure;
        };
        return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
    }

    private static String failed(Failure failure, String command) {
        return switch (failure.style()) {
            case ERROR -> failure.text().startsWith("error: ") ? failure.text() : "error: " + failure.text();
            case PLAIN -> failure.text();
            case USAGE -> "error: " + failure.text() + "\nSee '" + command + " -h' for help and examples";
            case SILENT -> "";
            case SEVERAL -> failure.causes().stream().map(Errors::line).collect(Collectors.joining("\n"));
        };
    }

    /// One of several failures.
    public static String line(RuntimeException failure) {
        return switch (failure) {
            case StatusException refusal -> refused(refusal);
            case Failure other -> other.text();
            case FlagException flag -> flag.text();
            default -> throw failure;
        };
    }

    private static String refused(StatusException refusal) {
        return refusal.is("Unauthorized")
                ? "error: You must be logged in to the server (" + refusal.text() + ")"
                : refusal.reason().isEmpty()
                        ? "Error from server: " + refusal.text()
                        : "Error from server (" + refusal.reason() + "): " + refusal.text();
    }

    private static String invalid(StatusException refusal) {
        var details = Objects.requireNonNullElse(refusal.status().details(), StatusDetails.EMPTY);
        var kind = Objects.requireNonNullElse(details.kind(), "");
        var name = Objects.requireNonNullElse(details.name(), "");
        var title = kind.isEmpty() && name.isEmpty()
                ? "The request is invalid"
                : "The %s %s is invalid".formatted(kind, Go.quote(name));
        var causes = details.causes().stream()
                .map(cause -> cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        return switch (causes.size()) {
            case 0 -> kind.isEmpty() && name.isEmpty() && !refusal.text().isEmpty() ? title + ": " + refusal.text() : title;
            case 1 -> title + ": " + causes.getFirst() + "\n";
            default -> title + ": \n" + causes.stream().map(cause -> "* " + cause + "\n").collect(Collectors.joining());
        };
    }
}
