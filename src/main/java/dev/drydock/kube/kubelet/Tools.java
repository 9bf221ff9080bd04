package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// The small programs of an image that tell what a container sees.
final class Tools {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);

    private final Surroundings surroundings;
    private final Map<String, String> variables;
    private final Map<String, String> written;
    private final Duration time;
    private final String input;

    /// @param written the files that the script wrote before
    Tools(Surroundings surroundings, Map<String, String> variables, Map<String, String> written, Duration time, String input) {
        this.surroundings = surroundings;
        this.variables = variables;
        this.written = written;
        this.time = time;
        this.input = input;
    }

    record Answer(String out, String error, int code, Duration took) {
        static Answer of(String out) {
            return new Answer(out, "", 0, Duration.ZERO);
        }

        static Answer failed(int code, String error) {
            return new Answer("", error, code, Duration.ZERO);
        }
    }

    /// Empty where the program says nothing.
    Optional<Answer> run(String program, List<String> arguments) {
        return Optional.ofNullable(switch (program) {
            case "echo" -> echo(arguments);
            case "printf" -> arguments.isEmpty() ? null : Answer.of(printf(arguments));
            case "date" -> Answer.of(date(arguments) + "\n");
            case "hostname" -> Answer.of(surroundings.hostname() + "\n");
            case "env", "printenv" -> env(arguments);
            case "whoami" -> Answer.of("root\n");
            case "id" -> Answer.of("uid=0(root) gid=0(root) groups=0(root)\n");
            case "pwd" -> Answer.of("/\n");
            case "uname" -> Answer.of(arguments.contains("-a")
                    ? "Linux " + surroundings.hostname() + " 6.8.0-71-generic #71-Ubuntu SMP x86_64 GNU/Linux\n"
                    : "Linux\n");
            case "ps" -> Answer.of("PID   USER     TIME  COMMAND\n    1 root      0:00 %s\n   29 root      0:00 %s\n"
                    .formatted(surroundings.mainProcess(), String.join(" ", concat("ps", arguments))));
            case "seq" -> Answer.of(seq(arguments));
            case "grep", "wc", "head", "sort" -> input.isEmpty() ? null : filter(program, arguments);
            case "cat" -> arguments.isEmpty() ? Answer.of(input) : cat(arguments);
            case "ls" -> ls(arguments.stream().filter(word -> !word.startsWith("-")).toList());
            case "test", "[" -> test(arguments);
            case "nslookup" -> surroundings.network().map(network -> new WebTools(surroundings.pod(), network).nslookup(arguments)).orElse(null);
            case "curl" -> surroundings.network().map(network -> new WebTools(surroundings.pod(), network).curl(arguments)).orElse(null);
            case "wget" -> surroundings.network().map(network -> new WebTools(surroundings.pod(), network).wget(arguments)).orElse(null);
            default -> null;
        });
    }

    private static Answer echo(List<String> arguments) {
        boolean bare = !arguments.isEmpty() && arguments.getFirst().equals("-n");
        boolean escaped = !arguments.isEmpty() && arguments.getFirst().equals("-e");
        var text = String.join(" ", bare || escaped ? arguments.subList(1, arguments.size()) : arguments);
        return Answer.of((escaped ? unescape(text) : text) + (bare ? "" : "\n"));
    }

    private static String printf(List<String> arguments) {
        var text = unescape(arguments.getFirst());
        for (var argument : arguments.subList(1, arguments.size())) {
            text = text.replaceFirst("%[sd]", Matcher.quoteReplacement(argument));
        }
        return text;
    }

    private static String unescape(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    private String date(List<String> arguments) {
        var now = surroundings.start().plus(time).atOffset(ZoneOffset.UTC);
        var format = arguments.stream().filter(word -> word.startsWith("+")).findFirst();
        if (format.isEmpty()) {
            return DATE.format(now);
        }
        var text = format.get().substring(1).replace("%F", "%Y-%m-%d").replace("%T", "%H:%M:%S");
        var fields = Map.of("%Y", "yyyy", "%m", "MM", "%d", "dd", "%H", "HH", "%M", "mm", "%S", "ss");
        for (var field : fields.entrySet()) {
            text = text.replace(field.getKey(), DateTimeFormatter.ofPattern(field.getValue()).format(now));
        }
        return text.replace("%s", Long.toString(now.toEpochSecond()));
    }

    private Answer env(List<String> arguments) {
        if (!arguments.isEmpty()) {
            var value = variables.get(arguments.getFirst());
            return value == null ? Answer.failed(1, "") : Answer.of(value + "\n");
        }
        var text = new StringBuilder();
        variables.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        return Answer.of(text.toString());
    }

    private static String seq(List<String> arguments) {
        var text = new StringBuilder();
        long last = arguments.isEmpty() ? 0 : Arithmetic.value(arguments.getLast(), name -> "");
        long first = arguments.size() > 1 ? Arithmetic.value(arguments.getFirst(), name -> "") : 1;
        for (long i = first; i <= last && i - first < 1_000; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }

    private Answer filter(String program, List<String> arguments) {
        var lines = input.lines().toList();
        var word = arguments.stream().filter(argument -> !argument.startsWith("-")).findFirst().orElse("");
        return switch (program) {
            case "grep" -> {
                boolean ignoreCase = arguments.stream().anyMatch(argument -> argument.matches("-\\w*i\\w*"));
                boolean inverted = arguments.stream().anyMatch(argument -> argument.matches("-\\w*v\\w*"));
                var found = lines.stream()
                        .filter(line -> inverted != (ignoreCase ? line.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)) : line.contains(word)))
                        .toList();
                yield new Answer(joined(found), "", found.isEmpty() ? 1 : 0, Duration.ZERO);
            }
            case "wc" -> Answer.of(lines.size() + "\n");
            case "sort" -> Answer.of(joined(lines.stream().sorted().toList()));
            default -> {
                var count = arguments.isEmpty() ? "10" : arguments.getLast().replace("-n", "").replace("-", "");
                yield Answer.of(joined(lines.stream().limit(count.matches("\\d{1,6}") ? Long.parseLong(count) : 10).toList()));
            }
        };
    }

    private static String joined(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private Answer cat(List<String> paths) {
        var text = new StringBuilder();
        var missing = new StringBuilder();
        for (var path : paths) {
            file(path).ifPresentOrElse(text::append, () -> missing.append(
                    surroundings.entries(path).isPresent()
                            ? "cat: read error: Is a directory\n"
                            : "cat: can't open '%s': No such file or directory\n".formatted(path)));
        }
        return new Answer(text.toString(), missing.toString(), missing.isEmpty() ? 0 : 1, Duration.ZERO);
    }

    private Optional<String> file(String path) {
        return Optional.ofNullable(written.get(path)).or(() -> surroundings.file(path));
    }

    private Answer ls(List<String> paths) {
        var text = new StringBuilder();
        var missing = new StringBuilder();
        for (var path : paths.isEmpty() ? List.of("/") : paths) {
            var names = new ArrayList<>(surroundings.entries(path).orElse(List.of()));
            var prefix = path.endsWith("/") ? path : path + "/";
            written.keySet().stream()
                    .filter(file -> file.startsWith(prefix) && file.indexOf('/', prefix.length()) < 0)
                    .map(file -> file.substring(prefix.length()))
                    .filter(name -> !names.contains(name))
                    .forEach(names::add);
            if (!names.isEmpty()) {
                names.stream().sorted().forEach(name -> text.append(name).append('\n'));
            } else if (file(path).isPresent()) {
                text.append(path).append('\n');
            } else if (surroundings.entries(path).isEmpty()) {
                missing.append("ls: %s: No such file or directory\n".formatted(path));
            }
        }
        return new Answer(text.toString(), missing.toString(), missing.isEmpty() ? 0 : 1, Duration.ZERO);
    }

    private @Nullable Answer test(List<String> given) {
        var words = given.stream().filter(word -> !word.equals("]")).toList();
        boolean negated = !words.isEmpty() && words.getFirst().equals("!");
        if (negated) {
            words = words.subList(1, words.size());
        }
        Boolean holds = words.size() == 3 ? compare(words.get(0), words.get(1), words.get(2))
                : words.size() == 2 ? check(words.get(0), words.get(1)) : null;
        return holds == null ? null : Answer.failed(holds == negated ? 1 : 0, "");
    }

    private static @Nullable Boolean compare(String left, String operator, String right) {
        long difference = Arithmetic.value(left, name -> "") - Arithmetic.value(right, name -> "");
        return switch (operator) {
            case "=", "==" -> left.equals(right);
            case "!=" -> !left.equals(right);
            case "-eq" -> difference == 0;
            case "-ne" -> difference != 0;
            case "-lt" -> difference < 0;
            case "-le" -> difference <= 0;
            case "-gt" -> difference > 0;
            case "-ge" -> difference >= 0;
            default -> null;
        };
    }

    private @Nullable Boolean check(String operator, String word) {
        return switch (operator) {
            case "-n" -> !word.isEmpty();
            case "-z" -> word.isEmpty();
            case "-e" -> file(word).isPresent() || surroundings.entries(word).isPresent();
            case "-d" -> surroundings.entries(word).isPresent();
            case "-f", "-s" -> file(word).isPresent();
            default -> null;
        };
    }

    private static List<String> concat(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }
}
