package dev.drydock.kube.kubelet.shell;

import java.util.List;
import java.util.Map;

/// The small programs that make, move and remove files.
final class FileTools {
    static final Map<String, Tool> ALL = Map.of(
            "touch", FileTools::touch,
            "mkdir", FileTools::mkdir,
            "rm", FileTools::remove,
            "rmdir", FileTools::remove,
            "cp", call -> copy(call, false),
            "mv", call -> copy(call, true),
            "ln", call -> copy(call, false),
            "truncate", FileTools::truncate,
            "basename", call -> Answer.of(name(call.first()) + "\n"),
            "dirname", call -> Answer.of(parent(call.first()) + "\n"));

    private FileTools() {}

    private static Answer touch(Call call) {
        var error = new StringBuilder();
        for (var word : call.options("td").words()) {
            var path = call.resolve(word);
            if (call.files().exists(path)) {
                continue;
            }
            var obstacle = call.files().obstacle(path);
            if (obstacle.isEmpty()) {
                call.files().write(path, "", false);
            } else {
                error.append((call.busybox() ? "touch: %s: %s\n" : "touch: cannot touch '%s': %s\n").formatted(word, reason(obstacle.get())));
            }
        }
        return Answer.mixed("", error);
    }

    private static String reason(String obstacle) {
        return obstacle.equals("nonexistent directory") ? "No such file or directory" : obstacle;
    }

    private static Answer mkdir(Call call) {
        var options = call.options("m");
        var error = new StringBuilder();
        for (var word : options.words()) {
            var path = call.resolve(word);
            boolean parents = options.has('p');
            var why = call.files().exists(path) ? parents ? "" : "File exists"
                    : call.files().isReadOnly(path) ? "Read-only file system"
                    : !parents && !call.files().isDirectory(Files.resolve(path, "..")) ? "No such file or directory" : "";
            if (!why.isEmpty()) {
                error.append(call.busybox() ? "mkdir: can't create directory '%s': %s\n".formatted(word, why)
                        : "mkdir: cannot create directory '%s': %s\n".formatted(word, why));
            } else {
                make(call.files(), path);
            }
        }
        return Answer.mixed("", error);
    }

    private static void make(Files files, String path) {
        var made = new StringBuilder();
        for (var part : path.substring(1).split("/")) {
            made.append('/').append(part);
            if (!files.isDirectory(made.toString())) {
                files.makeDirectory(made.toString());
            }
        }
    }

    private static Answer remove(Call call) {
        var options = call.options("");
        var error = new StringBuilder();
        for (var word : options.words()) {
            var path = call.resolve(word);
            boolean directory = call.files().isDirectory(path);
            boolean recursive = options.has('r') || options.has('R') || call.name().equals("rmdir");
            var why = !call.files().exists(path) ? options.has('f') ? "" : "No such file or directory"
                    : call.files().isReadOnly(path) ? "Read-only file system"
                    : directory && !recursive ? call.busybox() ? "is a directory" : "Is a directory" : "";
            if (!why.isEmpty()) {
                error.append(why.startsWith("is") ? "rm: '%s' %s\n".formatted(word, why)
                        : call.busybox() ? "rm: can't remove '%s': %s\n".formatted(word, why)
                        : "rm: cannot remove '%s': %s\n".formatted(word, why));
            } else if (call.files().exists(path)) {
                removeAll(call.files(), path, 0);
            }
        }
        return Answer.mixed("", error);
    }

    private static void removeAll(Files files, String path, int depth) {
        if (files.isDirectory(path) && depth < 10) {
            var prefix = path.equals("/") ? "/" : path + "/";
            files.list(path).orElse(List.of()).forEach(name -> removeAll(files, prefix + name, depth + 1));
        }
        files.remove(path);
    }

    private static Answer copy(Call call, boolean moving) {
        var words = call.options("").words();
        if (words.size() < 2) {
            return Answer.failed(1, "%s: missing file operand\n".formatted(call.name()));
        }
        var error = new StringBuilder();
        var to = call.resolve(words.getLast());
        for (var word : words.subList(0, words.size() - 1)) {
            var from = call.resolve(word);
            var text = call.files().read(from);
            if (text.isEmpty()) {
                error.append(call.busybox() ? "%s: can't stat '%s': No such file or directory\n".formatted(call.name(), word)
                        : "%s: cannot stat '%s': No such file or directory\n".formatted(call.name(), word));
                continue;
            }
            var target = call.files().isDirectory(to) ? Files.resolve(to, name(from)) : to;
            var obstacle = call.files().obstacle(target);
            if (obstacle.isPresent()) {
                error.append("%s: can't create '%s': %s\n".formatted(call.name(), words.getLast(), reason(obstacle.get())));
                continue;
            }
            call.files().write(target, text.get(), false);
            if (moving) {
                call.files().remove(from);
            }
        }
        return Answer.mixed("", error);
    }

    private static Answer truncate(Call call) {
        call.options("s").words().forEach(word -> call.files().write(call.resolve(word), "", false));
        return Answer.DONE;
    }

    static String name(String path) {
        var bare = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    }
}
