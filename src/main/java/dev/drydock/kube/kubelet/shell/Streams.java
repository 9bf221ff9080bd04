package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Where what a command prints goes to.
///
/// @param out standard output
/// @param err standard error
record Streams(Consumer<String> out, Consumer<String> err) {
    private static final int LONGEST = 100_000;
    private static final int MOST_LINES = 2_000;

    Streams withOut(Consumer<String> other) {
        return new Streams(other, err);
    }

    Streams withErr(Consumer<String> other) {
        return new Streams(out, other);
    }

    /// Into a text, of which the beginning is kept.
    static Consumer<String> into(StringBuilder text) {
        return more -> text.append(more, 0, Math.min(more.length(), Math.max(0, LONGEST - text.length())));
    }

    static Consumer<String> nowhere() {
        return more -> {};
    }

    /// What a process printed, of which the end is kept.
    static final class Screen {
        private final ArrayDeque<Line> lines = new ArrayDeque<>();
        private final Supplier<Duration> clock;
        private int size;

        Screen(Supplier<Duration> clock) {
            this.clock = clock;
        }

        Streams streams() {
            return new Streams(text -> print(text, false), text -> print(text, true));
        }

        List<Line> lines() {
            return List.copyOf(lines);
        }

        void clear() {
            lines.clear();
            size = 0;
        }

        private void print(String text, boolean error) {
            if (text.isEmpty()) {
                return;
            }
            lines.add(new Line(clock.get(), error, text));
            size += text.length();
            while (lines.size() > MOST_LINES || size > 2 * LONGEST && lines.size() > 1) {
                size -= lines.removeFirst().text().length();
            }
        }
    }
}
