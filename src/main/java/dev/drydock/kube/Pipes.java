package dev.drydock.kube;

import dev.drydock.kube.kubelet.shell.Process;
import dev.drydock.kube.kubelet.shell.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A line of a terminal: kubectl, and the small programs that its output can be sent through.
/// `get pods | grep web`, `cat pod.yaml | kubectl apply -f -`.
public final class Pipes {
    /// What else than kubectl can begin a line.
    private static final Set<String> PROGRAMS =
            Set.of("cat", "echo", "ls", "grep", "egrep", "head", "tail", "wc", "sort", "uniq", "cut", "sed", "tr", "printf", "seq");

    private Pipes() {}

    /// Whether a line is something else than kubectl alone.
    public static boolean areIn(String line) {
        return parts(line).size() > 1 || isProgram(line);
    }

    /// Whether a line begins with one of the small programs.
    public static boolean isProgram(String line) {
        return PROGRAMS.contains(first(line));
    }

    static Output run(Cluster cluster, String line, Map<String, String> files) {
        var parts = parts(line);
        var errors = new StringBuilder();
        var problems = new ArrayList<Output.Problem>();
        Optional<String> input = Optional.ofNullable(files.get("-"));
        int exit = 0;
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i).strip();
            var given = new HashMap<>(files);
            input.ifPresent(text -> given.put("-", text));
            boolean isKubectl = first(part).equals("kubectl") || i == 0 && !isProgram(part);
            var output = isKubectl ? cluster.kubectl(part, given) : program(part, given);
            errors.append(output.err());
            problems.addAll(output.problems());
            input = Optional.of(output.out());
            exit = output.exit();
        }
        return new Output(exit, input.orElse(""), errors.toString(), problems);
    }

    private static Output program(String line, Map<String, String> files) {
        if (!isProgram(line)) {
            return new Output(127, "", "sh: " + first(line) + ": command not found\n", List.of());
        }
        var run = Process.beside(List.of("sh", "-c", line), new Desk(files), files.getOrDefault("-", ""));
        var out = new StringBuilder();
        var err = new StringBuilder();
        run.lines().forEach(each -> (each.error() ? err : out).append(each.text()));
        return new Output(run.code(), out.toString(), err.toString(), List.of());
    }

    private static String first(String line) {
        return line.strip().split("\\s", 2)[0];
    }

    /// Parts a line where a `|` stands that is neither quoted nor in braces, as kubectl's templates and paths have it.
    private static List<String> parts(String line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                quote = '}';
            } else if (c == '|') {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }

    /// Where the learner's own programs run: beside the files of the editor.
    private record Desk(Map<String, String> files) implements Surroundings {
        @Override
        public Optional<String> file(String path) {
            return Optional.ofNullable(files.get(path.substring(path.lastIndexOf('/') + 1)));
        }

        @Override
        public Optional<List<String>> entries(String directory) {
            return directory.equals("/")
                    ? Optional.of(files.keySet().stream().filter(name -> !name.equals("-")).sorted().toList())
                    : Optional.empty();
        }

        @Override
        public boolean busybox() {
            return false;
        }
    }
}
