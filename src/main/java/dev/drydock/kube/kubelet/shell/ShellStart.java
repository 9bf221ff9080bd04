package dev.drydock.kube.kubelet.shell;

import java.util.List;
import java.util.function.UnaryOperator;

/// What a shell is called for: `sh -c script`, `sh file`, or what it is given to read.
///
/// @param options the letters of `set`
/// @param parameters `$1` and so on
/// @param missing the file that is not there; empty where none is
record ShellStart(String script, String options, List<String> parameters, String missing) {

    static ShellStart of(List<String> arguments, Call call) {
        var options = new StringBuilder();
        boolean given = false;
        int at = 0;
        for (; at < arguments.size() && arguments.get(at).matches("[-+][a-zA-Z-]+"); at++) {
            var word = arguments.get(at);
            if (word.startsWith("--")) {
                continue;
            } else if (word.equals("-o")) {
                at++;
                continue;
            }
            given |= word.startsWith("-") && word.indexOf('c') > 0;
            options.append(word.replaceAll("[^eux]", ""));
        }
        if (at >= arguments.size()) {
            return new ShellStart(given ? "" : call.input().rest(), options.toString(), List.of(), "");
        }
        var word = arguments.get(at);
        var rest = arguments.subList(Math.min(arguments.size(), given ? at + 2 : at + 1), arguments.size());
        if (given) {
            return new ShellStart(word, options.toString(), rest, "");
        }
        var file = call.files().read(call.resolve(word));
        return new ShellStart(file.orElse(""), options.toString(), rest, file.isPresent() ? "" : word);
    }

    void run(Shell shell) {
        prepare(shell, script -> script);
    }

    /// @param how the script is done: what is left is done as usual
    void prepare(Shell shell, UnaryOperator<Syntax> how) {
        if (!missing.isEmpty()) {
            shell.complain(Dialect.of(shell) == Dialect.ASH
                    ? "sh: can't open '%s': No such file or directory\n".formatted(missing)
                    : Dialect.of(shell).cannotOpen(missing), 2);
            return;
        }
        shell.scope().parameters(parameters);
        shell.scope().options(options);
        shell.run(() -> how.apply(Parser.parse(script)));
    }
}
