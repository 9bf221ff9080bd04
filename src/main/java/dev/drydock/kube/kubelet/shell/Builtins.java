package dev.drydock.kube.kubelet.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands that a shell does itself.
final class Builtins {
    private static final Map<String, Tool> ALL = new LinkedHashMap<>();

    static {
        ALL.put(":", call -> Answer.DONE);
        ALL.put("true", call -> Answer.DONE);
        ALL.put("false", call -> Answer.code(false));
        ALL.put("echo", new Echo());
        ALL.put("printf", new Printf());
        ALL.put("test", new Test());
        ALL.put("[", new Test());
        ALL.put("[[", new Test());
        ALL.put("let", Builtins::let);
        ALL.put("cd", Builtins::cd);
        ALL.put("pwd", call -> Answer.of(call.shell().scope().directory() + "\n"));
        ALL.put("export", Builtins::export);
        ALL.put("readonly", Builtins::assign);
        ALL.put("local", Builtins::assign);
        ALL.put("declare", Builtins::assign);
        ALL.put("unset", call -> {
            call.options("").words().forEach(call.shell().scope()::unset);
            return Answer.DONE;
        });
        ALL.put("set", Builtins::set);
        ALL.put("shift", Builtins::shift);
        ALL.put("read", Builtins::read);
        ALL.put("eval", call -> {
            call.shell().evaluate(String.join(" ", call.arguments()));
            return after(call);
        });
        ALL.put(".", Builtins::source);
        ALL.put("source", Builtins::source);
        ALL.put("exec", Builtins::exec);
        ALL.put("exit", call -> leave(call, Shell.Flow.EXIT));
        ALL.put("return", call -> leave(call, Shell.Flow.RETURN));
        ALL.put("break", call -> leaveLoops(call, Shell.Flow.BREAK));
        ALL.put("continue", call -> leaveLoops(call, Shell.Flow.CONTINUE));
        ALL.put("trap", Builtins::trap);
        ALL.put("wait", call -> Answer.DONE);
        ALL.put("umask", call -> Answer.of(call.arguments().isEmpty() ? "0022\n" : ""));
        ALL.put("alias", call -> Answer.DONE);
        ALL.put("jobs", call -> Answer.DONE);
        ALL.put("command", Builtins::command);
        ALL.put("type", Builtins::command);
        ALL.put("kill", Builtins::kill);
    }

    private Builtins() {}

    static Optional<Tool> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// How a command ended that did something else in turn.
    private static Answer after(Call call) {
        return Answer.failed(call.shell().scope().code(), "");
    }

    private static Answer let(Call call) {
        var scope = call.shell().scope();
        long value = 0;
        for (var sum : call.arguments()) {
            value = Arithmetic.value(sum, scope::variable, scope::set);
        }
        return Answer.code(value != 0);
    }

    private static Answer cd(Call call) {
        var scope = call.shell().scope();
        var given = call.arguments().isEmpty() ? scope.variable("HOME") : call.first().equals("-") ? scope.variable("OLDPWD") : call.first();
        var path = call.resolve(given);
        if (!call.files().isDirectory(path)) {
            boolean file = call.files().read(path).isPresent();
            return Answer.failed(Dialect.of(call.shell()) == Dialect.BASH ? 1 : 2, switch (Dialect.of(call.shell())) {
                case ASH -> "sh: cd: can't cd to %s: %s\n".formatted(given, file ? "Not a directory" : "No such file or directory");
                case DASH -> "sh: 1: cd: can't cd to %s\n".formatted(given);
                case BASH -> "bash: cd: %s: %s\n".formatted(given, file ? "Not a directory" : "No such file or directory");
            });
        }
        scope.set("OLDPWD", scope.directory());
        scope.go(path);
        scope.set("PWD", path);
        return Answer.DONE;
    }

    private static Answer export(Call call) {
        var scope = call.shell().scope();
        var words = call.options("").words();
        if (words.isEmpty()) {
            var text = new StringBuilder();
            scope.environment().forEach((name, value) -> text.append("export %s='%s'\n".formatted(name, value)));
            return Answer.of(text.toString());
        }
        assign(call);
        words.forEach(word -> scope.export(word.contains("=") ? word.substring(0, word.indexOf('=')) : word));
        return Answer.DONE;
    }

    private static Answer assign(Call call) {
        for (var word : call.arguments()) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                call.shell().scope().set(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return Answer.DONE;
    }

    private static Answer set(Call call) {
        var scope = call.shell().scope();
        var arguments = call.arguments();
        if (arguments.isEmpty()) {
            var text = new StringBuilder();
            scope.variables().forEach((name, value) -> text.append("%s='%s'\n".formatted(name, value)));
            return Answer.of(text.toString());
        }
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (word.equals("--")) {
                scope.parameters(arguments.subList(i + 1, arguments.size()));
                break;
            } else if (word.equals("-o") || word.equals("+o")) {
                i++;
            } else if (word.matches("[-+][a-zA-Z]+")) {
                boolean on = word.startsWith("-");
                word.substring(1).chars().filter(letter -> "eux".indexOf(letter) >= 0).forEach(letter -> scope.option((char) letter, on));
            } else {
                scope.parameters(arguments.subList(i, arguments.size()));
                break;
            }
        }
        return Answer.DONE;
    }

    private static Answer shift(Call call) {
        var all = call.shell().scope().parameters();
        long count = call.arguments().isEmpty() ? 1 : Math.max(0, Arithmetic.number(call.first()));
        if (count > all.size()) {
            return Answer.code(false);
        }
        call.shell().scope().parameters(List.copyOf(all.subList((int) count, all.size())));
        return Answer.DONE;
    }

    private static Answer read(Call call) {
        var names = call.options("ptnd").words();
        var line = call.input().line();
        var words = line.orElse("").strip().split("[ \t]+", Math.max(1, names.size()));
        for (int i = 0; i < names.size(); i++) {
            call.shell().scope().set(names.get(i), i < words.length ? words[i] : "");
        }
        return Answer.code(line.isPresent());
    }

    private static Answer source(Call call) {
        var script = call.files().read(call.resolve(call.first()));
        if (script.isEmpty()) {
            return Answer.failed(2, Dialect.of(call.shell()).cannotOpen(call.first()));
        }
        call.shell().evaluate(script.get());
        return after(call);
    }

    private static Answer exec(Call call) {
        if (call.arguments().isEmpty()) {
            return Answer.DONE;
        }
        var shell = call.shell();
        shell.invoke(call.arguments());
        if (shell.flow() == Shell.Flow.ON) {
            shell.leave(Shell.Flow.EXIT, 0, shell.scope().code());
        }
        return after(call);
    }

    private static Answer leave(Call call, Shell.Flow how) {
        var word = call.first();
        if (!word.isEmpty() && !word.matches("\\d{1,9}")) {
            call.shell().leave(how, 0, 2);
            return Answer.failed(2, Dialect.of(call.shell()).syntaxError(call.name() + ": Illegal number: " + word));
        }
        int code = word.isEmpty() ? call.shell().scope().code() : Integer.parseInt(word) & 255;
        call.shell().leave(how, 0, code);
        return Answer.failed(code, "");
    }

    private static Answer leaveLoops(Call call, Shell.Flow how) {
        call.shell().leave(how, (int) Math.clamp(Arithmetic.number(call.first()), 1, 100), 0);
        return Answer.DONE;
    }

    /// Who catches TERM ends in good order.
    private static Answer trap(Call call) {
        boolean term = call.arguments().stream().skip(1).anyMatch(word -> word.equals("TERM") || word.equals("SIGTERM") || word.equals("15"));
        if (term && !call.first().isBlank() && !call.first().equals("-")) {
            call.shell().serve(new Answer.Serving(List.of(), true));
        }
        return Answer.DONE;
    }

    private static Answer command(Call call) {
        var words = call.options("").words();
        if (call.name().equals("command") && (call.arguments().isEmpty() || !call.first().startsWith("-"))) {
            call.shell().invoke(words.isEmpty() ? List.of(":") : words);
            return after(call);
        }
        var out = new StringBuilder();
        boolean all = true;
        for (var name : words) {
            boolean own = ALL.containsKey(name);
            boolean found = own || call.world().has(name);
            all &= found;
            if (call.name().equals("type")) {
                out.append(name).append(own ? " is a shell builtin" : found ? " is /bin/" + name : ": not found").append('\n');
            } else if (found) {
                out.append(own ? "" : "/bin/").append(name).append('\n');
            }
        }
        return Answer.failed(all ? 0 : 127, "").printing(out.toString());
    }

    private static Answer kill(Call call) {
        var signal = "TERM";
        var error = new StringBuilder();
        for (var word : call.arguments()) {
            if (word.startsWith("-") && word.length() > 1) {
                signal = word.substring(1).replace("SIG", "");
            } else if (word.equals("1")) {
                call.shell().signal(signal);
            } else if (!word.equals("s") && word.matches("\\d+")) {
                error.append("sh: can't kill pid %s: No such process\n".formatted(word));
            }
        }
        return Answer.mixed("", error);
    }
}
