package dev.drydock.kube.kubectl.cli;

import dev.drydock.kube.api.Go;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads flags out of words: `--name=value`, `--name value`, `-nvalue`, `-n value`, groups of letters; after `--` there are none.
/// Mirrors the parsing of `spf13/pflag`.
public final class FlagParser {
    private final FlagSet flags;
    private final List<String> words;
    private final List<String> arguments = new ArrayList<>();
    private int next;

    private FlagParser(FlagSet flags, List<String> words) {
        this.flags = flags;
        this.words = words;
    }

    /// @return the words that are no flags; those behind `--` among them
    public static List<String> parse(FlagSet flags, List<String> words) {
        return new FlagParser(flags, words).parse();
    }

    private List<String> parse() {
        while (next < words.size()) {
            var word = words.get(next++);
            if (word.equals("--")) {
                flags.dash(arguments.size());
                arguments.addAll(words.subList(next, words.size()));
                break;
            } else if (word.startsWith("--")) {
                longFlag(word);
            } else if (word.startsWith("-") && word.length() > 1) {
                shortFlags(word.substring(1));
            } else {
                arguments.add(word);
            }
        }
        return arguments;
    }

    private void longFlag(String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word.substring(2) : word.substring(2, equals);
        if (name.isEmpty() || name.startsWith("-")) {
            throw new FlagException("bad flag syntax: " + word);
        }
        var flag = flags.longFlag(name).orElseThrow(() -> new FlagException("unknown flag: --" + name));
        flags.set(flag, value(flag, equals < 0 ? null : word.substring(equals + 1), "flag needs an argument: " + word));
    }

    private void shortFlags(String letters) {
        for (int i = 0; i < letters.length(); ) {
            int end = letters.offsetByCodePoints(i, 1);
            var letter = letters.substring(i, end);
            var rest = letters.substring(end);
            var shorthands = letters.substring(i);
            var flag = flags.shortFlag(letter)
                    .orElseThrow(() -> new FlagException(
                            "unknown shorthand flag: %s in -%s".formatted(Go.quoteRune(letter), shorthands)));
            if (rest.startsWith("=") && rest.length() > 1) {
                flags.set(flag, rest.substring(1));
                return;
            } else if (flag.bare() != null) {
                flags.set(flag, flag.bare());
                i = end;
            } else if (!rest.isEmpty()) {
                flags.set(flag, rest);
                return;
            } else {
                flags.set(flag, value(flag, null, "flag needs an argument: %s in -%s".formatted(Go.quoteRune(letter), shorthands)));
                return;
            }
        }
    }

    private String value(Flag flag, @Nullable String written, String missing) {
        if (written != null) {
            return written;
        } else if (flag.bare() != null) {
            return flag.bare();
        } else if (next < words.size()) {
            return words.get(next++);
        }
        throw new FlagException(missing);
    }
}
