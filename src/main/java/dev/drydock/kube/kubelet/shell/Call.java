package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.api.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One program as it was called.
///
/// @param name by which it was called
/// @param input what it is given to read
record Call(String name, List<String> arguments, Input input, Shell shell) {

    Surroundings world() {
        return shell.world();
    }

    Files files() {
        return shell.files();
    }

    Map<String, String> environment() {
        return shell.scope().environment();
    }

    Optional<Network> network() {
        return world().network();
    }

    ObjectKey pod() {
        return world().pod();
    }

    Instant now() {
        return world().start().plus(shell.time());
    }

    boolean busybox() {
        return world().busybox();
    }

    String resolve(String path) {
        return Files.resolve(shell.scope().directory(), path);
    }

    String first() {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    /// The arguments read as options of one letter and words.
    ///
    /// @param valued the letters of options that have a value
    Options options(String valued) {
        var letters = new HashSet<Character>();
        var values = new java.util.HashMap<Character, String>();
        var words = new ArrayList<String>();
        boolean over = false;
        for (int i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (over || word.equals("-") || !word.startsWith("-") || word.length() > 1 && Character.isDigit(word.charAt(1))) {
                words.add(word);
            } else if (word.startsWith("--")) {
                over = word.equals("--");
            } else {
                for (int at = 1; at < word.length(); at++) {
                    char letter = word.charAt(at);
                    letters.add(letter);
                    if (valued.indexOf(letter) >= 0) {
                        var rest = word.substring(at + 1);
                        values.put(letter, rest.isEmpty() && i + 1 < arguments.size() ? arguments.get(++i) : rest);
                        break;
                    }
                }
            }
        }
        return new Options(letters, values, words);
    }

    /// @param words that are no options
    record Options(Set<Character> letters, Map<Character, String> values, List<String> words) {
        boolean has(char letter) {
            return letters.contains(letter);
        }

        String value(char letter) {
            return values.getOrDefault(letter, "");
        }
    }

    /// What there is to read: the files that are named, or else the input.
    ///
    /// @param missing takes what is said of files that are not there
    String text(List<String> paths, StringBuilder missing) {
        if (paths.isEmpty()) {
            return input.rest();
        }
        var text = new StringBuilder();
        for (var path : paths) {
            if (path.equals("-")) {
                text.append(input.rest());
            } else if (files().isDirectory(resolve(path))) {
                missing.append(busybox() ? "%s: read error: Is a directory\n".formatted(name) : "%s: %s: Is a directory\n".formatted(name, path));
            } else {
                files().read(resolve(path)).ifPresentOrElse(text::append, () -> missing.append(absent(path)));
            }
        }
        return text.toString();
    }

    private String absent(String path) {
        boolean quoting = !busybox() && (name.equals("head") || name.equals("tail"));
        return (quoting ? "%s: cannot open '%s' for reading: No such file or directory\n"
                        : busybox() && !name.equals("grep") ? "%s: can't open '%s': No such file or directory\n"
                        : "%s: %s: No such file or directory\n")
                .formatted(name, path);
    }
}
