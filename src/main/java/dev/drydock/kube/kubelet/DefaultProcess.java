package dev.drydock.kube.kubelet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an image runs when a container gives no command.
///
/// @param ports it listens on
/// @param after how long it takes until it listens
/// @param exitCode what it ends with right away; null if it runs on
/// @param needs variables of which it wants one, lest it ends with an error
/// @param heedsTerm whether it ends at once when asked to
/// @param shell whether there is `sh` in the image
record DefaultProcess(
        List<Integer> ports,
        Duration after,
        @Nullable Integer exitCode,
        List<String> needs,
        boolean heedsTerm,
        boolean shell) {

    /// @param words a line of the catalogue, the repository first
    static DefaultProcess parse(String[] words) {
        var ports = new ArrayList<Integer>();
        var needs = new ArrayList<String>();
        var after = Duration.ZERO;
        Integer exitCode = null;
        boolean heedsTerm = false;
        boolean shell = true;
        var clause = "";
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            switch (word) {
                case "serves", "exits", "after", "needs" -> clause = word;
                case "heeds" -> heedsTerm = true;
                case "shellless" -> shell = false;
                default -> {
                    switch (clause) {
                        case "serves" -> ports.add(Integer.valueOf(word));
                        case "exits" -> exitCode = Integer.valueOf(word);
                        case "after" -> after = Duration.ofSeconds(Integer.parseInt(word));
                        case "needs" -> needs.add(word);
                        default -> throw new IllegalArgumentException("unknown word in the image catalogue: " + word);
                    }
                }
            }
        }
        return new DefaultProcess(List.copyOf(ports), after, exitCode, List.copyOf(needs), heedsTerm, shell);
    }
}
