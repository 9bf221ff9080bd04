package dev.drydock.kube.kubelet.shell;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The files of a container, with what this process has made of them.
final class Files {
    private static final int LONGEST = 100_000;
    private static final int MOST = 1_000;

    private final Surroundings world;
    private final Supplier<Duration> clock;
    private final Map<String, FileChange> latest = new LinkedHashMap<>();
    private final List<FileChange> changes = new ArrayList<>();

    Files(Surroundings world, Supplier<Duration> clock) {
        this.world = world;
        this.clock = clock;
    }

    /// An absolute path without `.` and `..`.
    static String resolve(String directory, String path) {
        var parts = new ArrayDeque<String>();
        for (var part : (path.startsWith("/") ? path : directory + "/" + path).split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    List<FileChange> changes() {
        return List.copyOf(changes);
    }

    Optional<String> read(String path) {
        var change = latest.get(path);
        if (path.equals("/dev/null")) {
            return Optional.of("");
        }
        return change == null ? world.file(path) : Optional.ofNullable(change.text());
    }

    boolean isDirectory(String path) {
        var change = latest.get(path + "/");
        return change == null ? world.entries(path).isPresent() : change.text() != null;
    }

    boolean exists(String path) {
        return isDirectory(path) || read(path).isPresent();
    }

    boolean isReadOnly(String path) {
        return world.isReadOnly(path);
    }

    /// The names in a directory in order; empty where there is none.
    Optional<List<String>> list(String directory) {
        if (!isDirectory(directory)) {
            return Optional.empty();
        }
        var names = new TreeSet<String>(latest.get(directory + "/") == null ? world.entries(directory).orElse(List.of()) : List.of());
        var prefix = directory.equals("/") ? "/" : directory + "/";
        for (var change : latest.values()) {
            var path = change.path().endsWith("/") ? change.path().substring(0, change.path().length() - 1) : change.path();
            if (path.startsWith(prefix) && path.length() > prefix.length() && path.indexOf('/', prefix.length()) < 0) {
                if (change.text() == null) {
                    names.remove(path.substring(prefix.length()));
                } else {
                    names.add(path.substring(prefix.length()));
                }
            }
        }
        return Optional.of(List.copyOf(names));
    }

    /// Why a file cannot be written; empty where it can.
    Optional<String> obstacle(String path) {
        var parent = resolve(path, "..");
        if (path.startsWith("/dev/")) {
            return Optional.empty();
        } else if (isDirectory(path)) {
            return Optional.of("Is a directory");
        } else if (!isDirectory(parent)) {
            return Optional.of("nonexistent directory");
        }
        return isReadOnly(path) ? Optional.of("Read-only file system") : Optional.empty();
    }

    void write(String path, String text, boolean append) {
        var before = append ? read(path).orElse("") : "";
        var all = before + text;
        note(path, all.length() > LONGEST ? all.substring(all.length() - LONGEST) : all);
    }

    void makeDirectory(String path) {
        note(path + "/", "");
    }

    void remove(String path) {
        note(isDirectory(path) ? path + "/" : path, null);
    }

    private void note(String path, @Nullable String text) {
        if (path.startsWith("/dev/") && !path.equals("/dev/termination-log") || changes.size() >= MOST) {
            return;
        }
        var change = new FileChange(clock.get(), path, text);
        latest.put(path, change);
        changes.add(change);
    }
}
