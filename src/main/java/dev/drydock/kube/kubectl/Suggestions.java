package dev.drydock.kube.kubectl;

import dev.drydock.kube.kubectl.cli.Command;
import dev.drydock.kube.kubectl.cmd.Commands;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The commands that a mistyped one may have meant. Mirrors `spf13/cobra`: two letters off, or a beginning, or known to be confused.
final class Suggestions {
    private static final int FARTHEST = 2;
    private static final Map<String, String> CONFUSED = Map.of("rm", "delete", "list", "get", "ps", "get", "run-container", "run");

    private Suggestions() {}

    static String of(String word) {
        List<String> near = Commands.ALL.stream()
                .map(Command::name)
                .filter(name -> distance(word.toLowerCase(Locale.ROOT), name) <= FARTHEST
                        || name.startsWith(word.toLowerCase(Locale.ROOT))
                        || name.equals(CONFUSED.get(word)))
                .sorted()
                .toList();
        return near.isEmpty() ? "" : "\n\nDid you mean this?\n\t" + String.join("\n\t", near) + "\n";
    }

    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length() && i <= 40; i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
