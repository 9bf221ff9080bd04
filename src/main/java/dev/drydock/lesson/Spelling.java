package dev.drydock.lesson;

import java.util.Locale;

/// How far two words are apart, as one counts slips of the hand.
final class Spelling {

    private Spelling() {}

    /// Whether one word may well be the other misspelt: one slip in a short word, two in a long one.
    static boolean isNear(String word, String right) {
        int longest = Math.max(word.length(), right.length());
        return longest > 3 && distance(word, right) <= (longest < 7 ? 1 : 2);
    }

    /// How many letters have to be put in, left out, changed or swapped with their neighbour; capitals count as small letters.
    static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(
                        Math.min(steps[i - 1][j], steps[i][j - 1]) + 1, steps[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
