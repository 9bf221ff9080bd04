package dev.drydock.kube.kubectl.cli;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into words. Blanks part words; quotes hold words together; what stands in `{…}` or `[…]` is one word as written.
public final class CommandLine {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private CommandLine(String line) {
        this.line = line;
    }

    public static List<String> split(String line) {
        return new CommandLine(line).split();
    }

    private List<String> split() {
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                endWord();
                at++;
            } else if (c == '"' || c == '\'' && line.indexOf('\'', at + 1) > 0) {
                quoted(c);
            } else if ((c == '{' || c == '[') && closing() > 0) {
                int end = closing();
                word.append(line, at, end);
                inWord = true;
                at = end;
            } else {
                word.append(c);
                inWord = true;
                at++;
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
            word.setLength(0);
            inWord = false;
        }
    }

    private void quoted(char quote) {
        inWord = true;
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            if (quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length() && "\"\\".indexOf(line.charAt(at + 1)) >= 0) {
                at++;
            }
            word.append(line.charAt(at));
        }
        at++;
    }

    /// Where the bracket that opens here is closed, or 0 where it is not. Brackets in strings do not count.
    private int closing() {
        int depth = 0;
        boolean inString = false;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return 0;
    }
}
