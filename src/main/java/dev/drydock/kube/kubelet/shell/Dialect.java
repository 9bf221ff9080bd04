package dev.drydock.kube.kubelet.shell;

import java.util.Set;

/// How the shells differ in what they say.
enum Dialect {
    ASH, DASH, BASH;

    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");

    static boolean isShell(String program) {
        return SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
    }

    static boolean isBash(Shell shell) {
        return shell.scope().name().equals("bash");
    }

    static Dialect of(Shell shell) {
        return isBash(shell) ? BASH : shell.world().busybox() ? ASH : DASH;
    }

    String notFound(String name) {
        boolean path = name.indexOf('/') >= 0;
        return switch (this) {
            case ASH -> "sh: %s: not found\n".formatted(name);
            case DASH -> "sh: 1: %s: not found\n".formatted(name);
            case BASH -> "bash: line 1: %s: %s\n".formatted(name, path ? "No such file or directory" : "command not found");
        };
    }

    String cannotOpen(String path) {
        return switch (this) {
            case ASH -> "sh: can't open %s: no such file\n".formatted(path);
            case DASH -> "sh: 1: cannot open %s: No such file\n".formatted(path);
            case BASH -> "bash: line 1: %s: No such file or directory\n".formatted(path);
        };
    }

    String cannotCreate(String path, String why) {
        return switch (this) {
            case ASH -> "sh: can't create %s: %s\n".formatted(path, why);
            case DASH -> "sh: 1: cannot create %s: %s\n".formatted(path, why.equals("nonexistent directory") ? "Directory nonexistent" : why);
            case BASH -> "bash: line 1: %s: %s\n".formatted(path, why.equals("nonexistent directory") ? "No such file or directory" : why);
        };
    }

    String syntaxError(String what) {
        boolean grammar = what.startsWith("unexpected") || what.startsWith("unterminated") || what.startsWith("bad ");
        return switch (this) {
            case ASH -> "sh: %s%s\n".formatted(grammar ? "syntax error: " : "", what);
            case DASH -> "sh: 1: %s%s\n".formatted(grammar ? "Syntax error: " : "", what);
            case BASH -> "bash: line 1: %s%s\n".formatted(grammar ? "syntax error: " : "", what);
        };
    }
}
