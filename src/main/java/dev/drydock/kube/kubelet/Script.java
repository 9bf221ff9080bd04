package dev.drydock.kube.kubelet;

import dev.drydock.kube.kubelet.Behaviour.FileSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
            "export", "set", "trap", "wait", "exec", "apt-get", "apk", "nginx", "redis-cli", "mysql", "psql", "kubectl", "pause");
    private static final Set<String> KEYWORDS = Set.of("then", "else", "do", "{", "(", "!", "time");
    private static final Set<String> SKIPPED = Set.of("if", "elif", "fi", "for", "done", "while", "until", "case", "esac", "}", ")");
    private static final Set<String> ENDLESS = Set.of("yes", "top", "watch", "stress", "pause");
    private static final Pattern LOOP = Pattern.compile(
            "(?:while\\s+(?:true|:|\\[\\s*1\\s*])\\s*;?\\s*do\\b|until\\s+false\\s*;?\\s*do\\b|for\\s*\\(\\(\\s*;\\s*;\\s*\\)\\))");
    private static final Duration MOMENT = Duration.ofMillis(20);
    /// Longer than any cluster lives; keeps sums of absurd times within what a clock can hold.
    private static final Duration LONGEST = Duration.ofDays(3650);

    private final DefaultProcess process;
    private final Map<String, Duration> made = new LinkedHashMap<>();
    private final List<FileSpan> files = new ArrayList<>();
    private Duration time = Duration.ofMillis(50);
    private int code;
    private boolean over;
    private boolean endless;
    private List<Integer> ports = List.of();
    private boolean heedsTerm;

    private Script(DefaultProcess process) {
        this.process = process;
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
        var script = new Script(process);
        script.command(argv);
        return script.result();
    }

    private Behaviour result() {
        made.forEach((path, from) -> files.add(new FileSpan(path, from, null)));
        return new Behaviour(endless ? null : time, code, ports, process.after(), heedsTerm, null, List.copyOf(files));
    }

    private void command(List<String> argv) {
        var program = argv.getFirst().substring(argv.getFirst().lastIndexOf('/') + 1);
        if (isShell(program)) {
            shell(argv);
        } else {
            builtin(program, argv.subList(1, argv.size()));
        }
    }

    private void shell(List<String> argv) {
        for (int i = 1; i < argv.size(); i++) {
            if (argv.get(i).startsWith("-") && argv.get(i).endsWith("c") && i + 1 < argv.size()) {
                script(argv.get(i + 1));
                return;
            }
        }
        code = 0;
    }

    private void script(String text) {
        var loop = LOOP.matcher(text);
        if (loop.find()) {
            sequence(text.substring(0, loop.start()));
            if (!over) {
                endless = true;
                over = true;
            }
            return;
        }
        sequence(text);
    }

    private void sequence(String text) {
        var separator = ";";
        for (var part : split(text)) {
            if (part.equals(";") || part.equals("&&") || part.equals("||") || part.equals("|") || part.equals("&")) {
                separator = part;
            } else if (!over && !(separator.equals("&&") && code != 0) && !(separator.equals("||") && code == 0)) {
                simple(part);
            }
        }
    }

    private void simple(String text) {
        var words = words(text);
        if (words.isEmpty() || words.getFirst().startsWith("#") || words.getFirst().matches("[A-Za-z_][A-Za-z0-9_]*=.*")) {
            return;
        }
        int redirect = Math.max(words.indexOf(">"), words.indexOf(">>"));
        if (redirect >= 0 && redirect + 1 < words.size()) {
            made.putIfAbsent(words.get(redirect + 1), time);
            words = words.subList(0, redirect);
        }
        if (words.isEmpty()) {
            return;
        }
        if (words.size() > 1 && (words.getFirst().equals("exec") || KEYWORDS.contains(words.getFirst()))) {
            words = words.subList(1, words.size());
        }
        if (!SKIPPED.contains(words.getFirst()) && !KEYWORDS.contains(words.getFirst())) {
            command(words);
        }
    }

    private void builtin(String program, List<String> arguments) {
        time = time.plus(MOMENT);
        code = 0;
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
                    code = 127;
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

    /// The commands of a script and what stands between them.
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        @Nullable Character quote = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != null) {
                quote = c == quote ? null : quote;
                part.append(c);
            } else if (c == '\'' || c == '"') {
                quote = c;
                part.append(c);
            } else if (c == ';' || c == '\n' || c == '&' || c == '|') {
                boolean twice = (c == '&' || c == '|') && i + 1 < text.length() && text.charAt(i + 1) == c;
                parts.add(part.toString().strip());
                parts.add(c == '\n' ? ";" : twice ? text.substring(i, i + 2) : String.valueOf(c));
                part.setLength(0);
                i += twice ? 1 : 0;
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var parts = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(>>?)|([^\\s>\"']+)").matcher(text);
        while (parts.find()) {
            var quoted = parts.group(1) != null ? parts.group(1) : parts.group(2);
            words.add(quoted != null ? quoted : parts.group());
        }
        return words;
    }
}
