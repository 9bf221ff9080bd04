package dev.drydock.kube.kubectl.cli;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.StatusException;
import java.util.ArrayList;
import java.util.List;

/// Why a command could not do what it was asked; an API server's refusal is a [StatusException] instead.
public final class Failure extends RuntimeException {
    /// How it is printed.
    public enum Style {
        /// Behind `error: `.
        ERROR,
        /// As it is.
        PLAIN,
        /// With a pointer to the command's help.
        USAGE,
        /// Not at all: everything has been said.
        SILENT,
        /// One line for each of its causes.
        SEVERAL
    }

    private final Style style;
    private final transient List<RuntimeException> causes;

    private final int exit;
    private final String printed;

    private Failure(Style style, String message, List<RuntimeException> causes) {
        this(style, message, causes, 1, "");
    }

    private Failure(Style style, String message, List<RuntimeException> causes, int exit, String printed) {
        super(message, null, false, false);
        this.style = style;
        this.causes = causes;
        this.exit = exit;
        this.printed = printed;
    }

    /// A command in a container that ended with a code of its own.
    public static Failure exit(int code, String message) {
        return new Failure(Style.PLAIN, message, List.of(), code, "");
    }

    /// The same after something had been printed all the same.
    public Failure after(String printed) {
        return new Failure(style, text(), causes, exit, printed);
    }

    /// What belongs to the output.
    public String printed() {
        return printed;
    }

    /// What kubectl itself ends with.
    public int exit() {
        return exit;
    }

    public static Failure of(String message) {
        return new Failure(Style.ERROR, message, List.of());
    }

    public static Failure plain(String message) {
        return new Failure(Style.PLAIN, message, List.of());
    }

    public static Failure usage(String message) {
        return new Failure(Style.USAGE, message, List.of());
    }

    public static Failure silent() {
        return new Failure(Style.SILENT, "", List.of());
    }

    /// Throws what was collected, if anything was.
    public static void throwAll(List<RuntimeException> failures) {
        var flat = new ArrayList<RuntimeException>();
        for (var failure : failures) {
            if (failure instanceof Failure several && several.style == Style.SEVERAL) {
                flat.addAll(several.causes);
            } else {
                flat.add(failure);
            }
        }
        if (flat.size() == 1) {
            throw flat.getFirst();
        } else if (!flat.isEmpty()) {
            throw new Failure(Style.SEVERAL, "", List.copyOf(flat));
        }
    }

    /// The same refusal, saying during what it came; an ordinary failure likewise.
    ///
    /// @param source the file it is about; without one nothing is added
    public static RuntimeException during(String verb, String source, RuntimeException failure) {
        if (source.isEmpty()) {
            return failure;
        }
        var prefix = "error when %s %s: ".formatted(verb, Go.quote(source));
        return switch (failure) {
            case StatusException refusal ->
                new StatusException(refusal.status().withMessage(prefix + refusal.text()));
            case Failure other when other.style == Style.ERROR -> of(prefix + other.text());
            default -> failure;
        };
    }

    public Style style() {
        return style;
    }

    public List<RuntimeException> causes() {
        return causes;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
