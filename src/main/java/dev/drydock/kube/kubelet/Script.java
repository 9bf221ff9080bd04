package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.Behaviour.FileSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Walks through a command line or a small shell script, and notes how long it takes, how it ends and which files it leaves.
///
/// Knows what manifests for teaching use: sequences with `;`, `&&`, `||`, `sleep`, `exit`, `echo`, `touch`, `rm`, endless
/// loops, servers. Anything else takes a moment and succeeds.
final class Script {
    /// The servers in images whose name theirs does not begin with.
    static final Map<String, List<String>> SERVERS = Map.of(
            "httpd", List.of("apachectl"),
            "postgres", List.of("postgres"),
            "mysql", List.of("mysqld"),
            "mariadb", List.of("mariadbd", "mysqld"),
            "mongo", List.of("mongod"));

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
    private static final Set<String> KNOWN = Set.of(
            "sh", "bash", "ash", "dash", "sleep", "echo", "exit", "true", "false", "cat", "ls", "touch", "rm", "mkdir", "cp", "mv",
            "date", "env", "printenv", "id", "whoami", "hostname", "uname", "wget", "curl", "nslookup", "ping", "nc", "tail", "head",
            "grep", "sed", "awk", "find", "chmod", "chown", "kill", "ps", "top", "printf", "test", "[", "seq", "expr", "yes", "dd",
            "stress", "python", "python3", "node", "npm", "perl", "java", "go", "httpd", "watch", "tee", "sync", "df", "du", "cd",
            "export", "break", ":", "pwd", "wc", "sort", "set", "trap", "wait", "exec", "apt-get", "apk", "nginx", "redis-cli", "mysql", "psql", "kubectl", "pause");
    private static final Set<String> KEYWORDS = Set.of("then", "else", "do", "{", "(", "!", "time");
    private static final Set<String> SKIPPED = Set.of("if", "elif", "fi", "for", "done", "while", "until", "case", "esac", "}", ")");
    private static final Set<String> ENDLESS = Set.of("yes", "top", "watch", "stress", "pause");
    private static final Pattern LOOP = Pattern.compile(
            "(?:while\\s+(?:true|:|\\[\\s*1\\s*])\\s*;?\\s*do\\b|until\\s+false\\s*;?\\s*do\\b|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))");
    private static final Pattern FOR = Pattern.compile("\\bfor\\s+(\\w+)\\s+in\\s+([^;\\n]*)[;\\n]\\s*do\\b(.*?)\\bdone\\b", Pattern.DOTALL);
    private static final Pattern IF = Pattern.compile(
            "(?:^|(?<=[;\\n&|]))\\s*if\\s(.*?)[;\\n]\\s*then\\b(.*?)(?:\\belse\\b(.*?))?\\bfi\\b", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}");
    private static final int LONGEST_SCRIPT = 2_000;
    private static final int LONGEST_OUTPUT = 100_000;
    /// As many rounds of an endless loop are shown at most.
    private static final int ROUNDS = 500;
    /// How long somebody looks at a command that does not end.
    private static final Duration WATCHED = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(20);
    /// Longer than any cluster lives; keeps sums of absurd times within what a clock can hold.
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final DefaultProcess process;
    private final Surroundings surroundings;
    private final Map<String, String> variables;
    private final Map<String, String> contents = new LinkedHashMap<>();
    private final Map<String, Duration> made = new LinkedHashMap<>();
    private final List<FileSpan> files = new ArrayList<>();
    private final List<Line> printed = new ArrayList<>();
    private @Nullable StringBuilder capture;
    private Duration time = Duration.ofMillis(50);
    private int code;
    private int steps;
    private boolean over;
    private boolean endless;
    private Printing.@Nullable Loop loop;
    private List<Integer> ports = List.of();
    private boolean heedsTerm;

    private Script(DefaultProcess process, Surroundings surroundings) {
        this.process = process;
        this.surroundings = surroundings;
        this.variables = new LinkedHashMap<>(surroundings.variables());
    }

    static Duration bounded(Duration time) {
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }

    static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    static boolean knows(String program) {
        return KNOWN.contains(program);
    }

    static Behaviour run(List<String> argv, DefaultProcess process) {
        return run(argv, process, Surroundings.NONE);
    }

    static Behaviour run(List<String> argv, DefaultProcess process, Surroundings surroundings) {
        var script = new Script(process, surroundings);
        script.command(argv, "");
        return script.result();
    }

    /// What a command comes to that is run beside the main process.
    ///
    /// @param written the files that it wrote
    record Done(List<Line> lines, int code, Duration took, Map<String, String> written) {}

    static Done execute(List<String> argv, DefaultProcess process, Surroundings surroundings, String input) {
        var script = new Script(process, surroundings);
        script.time = Duration.ZERO;
        script.command(argv, input);
        var lines = new ArrayList<>(script.printed);
        if (script.loop != null) {
            lines.addAll(round(script.loop, process, surroundings, script.time.plus(WATCHED)));
        }
        return new Done(lines, script.endless ? 130 : script.code, script.endless ? script.time.plus(WATCHED) : script.time, script.contents);
    }

    /// What a loop prints until `until`; of many rounds only the last ones.
    static List<Line> round(Printing.Loop loop, DefaultProcess process, Surroundings surroundings, Duration until) {
        var script = new Script(process, surroundings);
        script.variables.putAll(loop.variables());
        script.time = loop.from();
        script.script(loop.body());
        var first = Map.copyOf(script.variables);
        var before = script.time;
        if (!script.over && before.compareTo(until) <= 0) {
            script.again(loop.body());
            script.skip(first, before, until);
        }
        while (!script.over && script.time.compareTo(until) <= 0) {
            script.again(loop.body());
        }
        return script.printed.stream().filter(line -> line.at().compareTo(until) <= 0).toList();
    }

    private void again(String body) {
        steps = 0;
        time = time.plusMillis(1);
        script(body);
    }

    /// Leaves out rounds that nobody will see; what counts up or down in each has gone on by as much.
    private void skip(Map<String, String> first, Duration before, Duration until) {
        var period = time.minus(before);
        long rounds = Duration.between(Instant.EPOCH, Instant.EPOCH.plus(until).minus(time)).dividedBy(period) - ROUNDS;
        if (rounds <= 0) {
            return;
        }
        printed.clear();
        time = time.plus(period.multipliedBy(rounds));
        variables.replaceAll((name, value) -> {
            var earlier = first.getOrDefault(name, "");
            return NUMBER.matcher(value).matches() && NUMBER.matcher(earlier).matches()
                    ? Long.toString(Long.parseLong(value) + (Long.parseLong(value) - Long.parseLong(earlier)) * rounds)
                    : value;
        });
    }

    private Behaviour result() {
        made.forEach((path, from) -> files.add(new FileSpan(path, from, null)));
        var printing = printed.isEmpty() && loop == null ? Printing.NOTHING : new Printing("", false, List.copyOf(printed), loop);
        return new Behaviour(endless ? null : time, code, ports, process.after(), heedsTerm, null, List.copyOf(files), printing);
    }

    private void command(List<String> argv, String input) {
        var program = argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
        if (isShell(program)) {
            shell(argv, input);
        } else {
            builtin(program, argv.subList(1, argv.size()), input);
        }
    }

    private void shell(List<String> argv, String input) {
        for (int i = 1; i < argv.size(); i++) {
            if (argv.get(i).startsWith("-") && argv.get(i).endsWith("c") && i + 1 < argv.size()) {
                script(argv.get(i + 1));
                return;
            }
        }
        code = 0;
        script(input);
    }

    private void script(String text) {
        var found = Stream.of(LOOP, FOR, IF)
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .min(Comparator.comparing(Matcher::start));
        if (found.isEmpty() || ++steps > LONGEST_SCRIPT) {
            sequence(text);
            return;
        }
        var compound = found.get();
        sequence(text.substring(0, compound.start()));
        if (over) {
            return;
        }
        if (compound.pattern() == LOOP) {
            int done = text.lastIndexOf("done");
            loop = new Printing.Loop(text.substring(compound.end(), Math.max(done, compound.end())), time, Map.copyOf(variables));
            endless = true;
            over = true;
            return;
        }
        if (compound.pattern() == FOR) {
            each(compound.group(1), compound.group(2), compound.group(3));
        } else {
            script(compound.group(1));
            script(code == 0 ? compound.group(2) : Objects.requireNonNullElse(compound.group(3), ":"));
        }
        script(text.substring(compound.end()));
    }

    private void each(String name, String values, String body) {
        for (var value : words(values)) {
            if (!over && ++steps < LONGEST_SCRIPT) {
                variables.put(name, value);
                script(body);
            }
        }
    }

    private void sequence(String text) {
        var separator = ";";
        var input = "";
        var parts = ShellWords.commands(text);
        for (int i = 0; i < parts.size(); i += 2) {
            var part = parts.get(i);
            var next = i + 1 < parts.size() ? parts.get(i + 1) : ";";
            var given = separator.equals("|") ? input : "";
            if (!over && ++steps < LONGEST_SCRIPT && !(separator.equals("&&") && code != 0) && !(separator.equals("||") && code == 0)) {
                input = next.equals("|") ? captured(() -> simple(part, given)) : "";
                if (!next.equals("|")) {
                    simple(part, given);
                }
            }
            separator = next;
        }
    }

    private void simple(String text, String input) {
        if (text.startsWith("#")) {
            return;
        }
        var words = new ArrayList<>(words(text));
        while (words.size() > 1 && (words.getFirst().equals("exec") || KEYWORDS.contains(words.getFirst()))) {
            words.removeFirst();
        }
        if (words.isEmpty() || SKIPPED.contains(words.getFirst()) || KEYWORDS.contains(words.getFirst())) {
            return;
        }
        var assigned = ASSIGNMENT.matcher(words.getFirst().equals("export") && words.size() > 1 ? words.get(1) : words.getFirst());
        if (assigned.matches()) {
            variables.put(assigned.group(1), assigned.group(2));
            return;
        }
        redirected(words, input);
    }

    private List<String> words(String text) {
        return ShellWords.expand(text, name -> variable(name), inner -> captured(() -> script(inner)));
    }

    private String variable(String name) {
        return name.equals("?") ? Integer.toString(code) : variables.getOrDefault(name, "");
    }

    private void redirected(List<String> words, String input) {
        var target = "";
        boolean quiet = false;
        for (int i = words.size() - 2; i >= 0; i--) {
            var word = words.get(i);
            if (word.equals(">") || word.equals(">>") || word.equals("2>") || word.equals("2>&") || word.equals(">&")) {
                target = word.startsWith("2") || word.equals(">&") ? target : words.get(i + 1);
                quiet |= word.equals("2>");
                words.subList(i, i + 2).clear();
            }
        }
        if (words.isEmpty()) {
            return;
        }
        int before = printed.size();
        if (target.isEmpty() || target.equals("/dev/stdout") || target.equals("/dev/stderr")) {
            command(words, input);
        } else {
            made.putIfAbsent(target, time);
            contents.put(target, captured(() -> command(words, input)));
        }
        if (quiet) {
            printed.subList(before, printed.size()).removeIf(Line::error);
        }
    }

    private String captured(Runnable task) {
        var outer = capture;
        var inner = new StringBuilder();
        capture = inner;
        task.run();
        capture = outer;
        return inner.toString();
    }

    private void print(Tools.Answer answer) {
        code = answer.code();
        if (capture != null && capture.length() < LONGEST_OUTPUT) {
            capture.append(answer.out());
        } else if (!answer.out().isEmpty() && printed.size() < LONGEST_SCRIPT) {
            printed.add(new Line(time, false, answer.out()));
        }
        if (!answer.error().isEmpty() && printed.size() < LONGEST_SCRIPT) {
            printed.add(new Line(time, true, answer.error()));
        }
        time = time.plus(answer.took());
    }

    private void builtin(String program, List<String> arguments, String input) {
        time = time.plus(MOMENT);
        code = 0;
        var answer = new Tools(surroundings, variables, contents, time, input).run(program, arguments);
        if (answer.isPresent()) {
            print(answer.get());
            return;
        }
        switch (program) {
            case "sleep" -> sleep(arguments);
            case "exit" -> {
                code = arguments.isEmpty() ? 0 : number(arguments.getFirst(), 2) & 255;
                over = true;
            }
            case "false" -> code = 1;
            case "touch", "mkdir" -> arguments.stream().filter(path -> !path.startsWith("-")).forEach(path -> made.putIfAbsent(path, time));
            case "rm" -> arguments.forEach(this::remove);
            case "cat", "ls", "test", "[" -> look(program, arguments);
            case "break" -> over = true;
            case "tail" -> forever(arguments.contains("-f") || arguments.contains("-F"), List.of(), false);
            case "nginx" -> forever(true, List.of(80), true);
            case "httpd" -> forever(true, List.of(portAfter(arguments, "-p", 80)), true);
            case "nc" -> forever(arguments.stream().anyMatch(argument -> argument.startsWith("-l")), List.of(portAfter(arguments, "-p", 0)), false);
            case "python", "python3" -> python(arguments);
            case "perl" -> time = time.plusSeconds(4);
            case "node", "java" -> code = arguments.isEmpty() || arguments.getFirst().startsWith("-") ? 0 : 1;
            default -> {
                if (ENDLESS.contains(program)) {
                    forever(true, List.of(), false);
                } else if (!knows(program)) {
                    print(new Tools.Answer("", "sh: %s: not found\n".formatted(program), 127, Duration.ZERO));
                }
            }
        }
    }

    private void sleep(List<String> arguments) {
        if (arguments.isEmpty()) {
            code = 1;
        } else if (arguments.getFirst().startsWith("inf")) {
            forever(true, List.of(), false);
        } else {
            time = bounded(time.plusMillis((long) (seconds(arguments.getFirst()) * 1000)));
        }
    }

    private void remove(String path) {
        contents.remove(path);
        var from = made.remove(path);
        if (from != null) {
            files.add(new FileSpan(path, from, time));
        }
    }

    private void look(String program, List<String> arguments) {
        var paths = arguments.stream().filter(argument -> argument.startsWith("/tmp/")).toList();
        code = paths.stream().allMatch(made::containsKey) ? 0 : program.equals("ls") ? 2 : 1;
    }

    private void python(List<String> arguments) {
        if (arguments.contains("http.server")) {
            int at = arguments.indexOf("http.server");
            forever(true, List.of(at + 1 < arguments.size() ? number(arguments.get(at + 1), 8000) : 8000), false);
        } else {
            code = arguments.isEmpty() || arguments.getFirst().startsWith("-") ? 0 : 2;
        }
    }

    private void forever(boolean really, List<Integer> ports, boolean heedsTerm) {
        if (really) {
            endless = true;
            over = true;
            this.ports = ports;
            this.heedsTerm = heedsTerm;
        }
    }

    private static int portAfter(List<String> arguments, String option, int otherwise) {
        int at = arguments.indexOf(option);
        return at >= 0 && at + 1 < arguments.size() ? number(arguments.get(at + 1), otherwise) : otherwise;
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static double seconds(String text) {
        var parts = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)([smhd]?)").matcher(text);
        if (!parts.matches()) {
            return 0;
        }
        var factor = switch (parts.group(2)) {
            case "m" -> 60;
            case "h" -> 3600;
            case "d" -> 86_400;
            default -> 1;
        };
        return Double.parseDouble(parts.group(1)) * factor;
    }
}
