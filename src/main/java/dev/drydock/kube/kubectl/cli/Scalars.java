package dev.drydock.kube.kubectl.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The values of flags, read as Go reads them.
final class Scalars {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final Pattern DURATION = Pattern.compile("[+-]?(0|((\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h))+)");
    private static final Pattern PART = Pattern.compile("(\\d*\\.?\\d*)(ns|us|µs|ms|s|m|h)");

    private Scalars() {}

    static boolean isBool(String text) {
        return TRUE.contains(text) || FALSE.contains(text);
    }

    static boolean bool(String text) {
        return TRUE.contains(text);
    }

    static Optional<Long> integer(String text) {
        try {
            return Optional.of(text.startsWith("0x") ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> duration(String text) {
        if (text.length() > 40 || !DURATION.matcher(text).matches()) {
            return Optional.empty();
        }
        double seconds = 0;
        var parts = PART.matcher(text);
        while (parts.find()) {
            seconds += Double.parseDouble(parts.group(1))
                    * switch (parts.group(2)) {
                        case "h" -> 3600;
                        case "m" -> 60;
                        case "s" -> 1;
                        case "ms" -> 1e-3;
                        case "ns" -> 1e-9;
                        default -> 1e-6;
                    };
        }
        if (seconds > Long.MAX_VALUE / 1e9) {
            return Optional.empty();
        }
        var duration = Duration.ofNanos((long) (seconds * 1e9));
        return Optional.of(text.startsWith("-") ? duration.negated() : duration);
    }

    /// Comma-separated values; double quotes hold commas, as in CSV.
    static List<String> csv(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"') {
                quoted = false;
            } else if (!quoted && c == '"' && value.isEmpty()) {
                quoted = true;
            } else if (!quoted && c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
