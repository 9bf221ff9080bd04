package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a program prints, how it ends, and how long it takes.
///
/// @param forever how it runs on; null where it ends
record Answer(String out, String error, int code, Duration took, @Nullable Serving forever) {
    static final Answer DONE = of("");

    /// A process that does not end by itself.
    ///
    /// @param ports it listens on
    /// @param heedsTerm whether it ends at once when asked to
    record Serving(List<Integer> ports, boolean heedsTerm) {
        static final Serving NOTHING = new Serving(List.of(), false);
    }

    static Answer of(String out) {
        return new Answer(out, "", 0, Duration.ZERO, null);
    }

    static Answer failed(int code, String error) {
        return new Answer("", error, code, Duration.ZERO, null);
    }

    static Answer code(boolean holds) {
        return failed(holds ? 0 : 1, "");
    }

    static Answer forever(Serving serving) {
        return new Answer("", "", 0, Duration.ZERO, serving);
    }

    /// What was found, and what was missed.
    static Answer mixed(CharSequence out, CharSequence error) {
        return new Answer(out.toString(), error.toString(), error.isEmpty() ? 0 : 1, Duration.ZERO, null);
    }

    Answer taking(Duration time) {
        return new Answer(out, error, code, time, forever);
    }

    Answer printing(String more) {
        return new Answer(out + more, error, code, took, forever);
    }
}
