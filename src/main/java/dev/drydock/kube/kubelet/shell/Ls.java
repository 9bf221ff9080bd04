package dev.drydock.kube.kubelet.shell;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// `ls`, with `-l`, `-a` and `-d`.
final class Ls implements Tool {
    @Override
    public Answer run(Call call) {
        var options = call.options("");
        var out = new StringBuilder();
        var error = new StringBuilder();
        var paths = options.words().isEmpty() ? List.of(".") : options.words();
        for (var word : paths) {
            var path = call.resolve(word);
            var names = call.files().list(path);
            if (names.isPresent() && !options.has('d')) {
                if (paths.size() > 1) {
                    out.append(out.isEmpty() ? "" : "\n").append(word).append(":\n");
                }
                directory(call, path, names.get(), options, out);
            } else if (call.files().exists(path)) {
                line(call, path, word, options.has('l'), out);
            } else {
                error.append((call.busybox() ? "ls: %s: No such file or directory\n" : "ls: cannot access '%s': No such file or directory\n").formatted(word));
            }
        }
        return new Answer(out.toString(), error.toString(), error.isEmpty() ? 0 : call.busybox() ? 1 : 2, java.time.Duration.ZERO, null);
    }

    private static void directory(Call call, String path, List<String> names, Call.Options options, StringBuilder out) {
        boolean hidden = options.has('a');
        if (options.has('l')) {
            out.append("total ").append(names.size() * 4).append('\n');
        }
        if (hidden) {
            line(call, path, ".", options.has('l'), out);
            line(call, Files.resolve(path, ".."), "..", options.has('l'), out);
        }
        names.stream()
                .filter(name -> hidden || options.has('A') || !name.startsWith("."))
                .forEach(name -> line(call, Files.resolve(path, name), name, options.has('l'), out));
    }

    private static void line(Call call, String path, String name, boolean full, StringBuilder out) {
        if (full) {
            boolean directory = call.files().isDirectory(path);
            int size = directory ? 4096 : call.files().read(path).orElse("").getBytes(StandardCharsets.UTF_8).length;
            out.append("%s    1 root     root     %9d Jan  1 00:00 ".formatted(directory ? "drwxr-xr-x" : "-rw-r--r--", size));
        }
        out.append(name).append('\n');
    }
}
