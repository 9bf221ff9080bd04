package dev.drydock.kube.api.codec;

import java.util.regex.Pattern;

/// How a string is written: bare where it reads back as itself, else in quotes, and as a block where it has several lines.
enum YamlStyle {
    PLAIN, SINGLE, DOUBLE, LITERAL;

    private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
    private static final String START_INDICATORS = "#,[]{}&*!|>'\"%@`";

    static YamlStyle of(String text, boolean key) {
        var bare = YamlScalars.resolve(text).tag().equals("str") && !BASE_60.matcher(text).matches() && !looksLikeTimestamp(text);
        var traits = Traits.of(text);
        if (text.indexOf('\n') >= 0) return key || !traits.blockAllowed() ? DOUBLE : LITERAL;
        if (!bare) return DOUBLE;
        if (traits.plainAllowed()) return PLAIN;
        return traits.singleAllowed() ? SINGLE : DOUBLE;
    }

    private static final Pattern TIMESTAMP = Pattern.compile(
            "\\d{4}-\\d{1,2}-\\d{1,2}([Tt]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?(Z|[+-]\\d{1,2}:\\d{2})| \\d{1,2}:\\d{1,2}:\\d{1,2}(\\.\\d+)?)?");

    static boolean looksLikeTimestamp(String text) {
        return !text.isEmpty() && Character.isDigit(text.charAt(0)) && TIMESTAMP.matcher(text).matches();
    }

    /// What libyaml's emitter finds out about a text.
    private record Traits(boolean plainAllowed, boolean singleAllowed, boolean blockAllowed) {

        static Traits of(String text) {
            if (text.isEmpty()) return new Traits(true, true, false);
            var last = text.length() - 1;
            var special = !text.codePoints().allMatch(YamlStyle::isPrintable);
            var lines = text.indexOf('\n') >= 0;
            var edges = isSpaceOrBreak(text.charAt(0)) || isSpaceOrBreak(text.charAt(last));
            var breakSpace = text.contains("\n ");
            var spaceBreak = text.contains(" \n");
            var plain = !edges && !breakSpace && !spaceBreak && !special && !lines && !indicators(text);
            return new Traits(plain, !breakSpace && !spaceBreak && !special, text.charAt(last) != ' ' && !spaceBreak && !special);
        }

        private static boolean indicators(String text) {
            if (text.startsWith("---") || text.startsWith("...")) return true;
            var first = text.charAt(0);
            if (START_INDICATORS.indexOf(first) >= 0) return true;
            if ((first == '-' || first == '?' || first == ':') && (text.length() == 1 || isSpaceOrBreak(text.charAt(1)))) return true;
            for (var i = 1; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c == ':' && (i == text.length() - 1 || isSpaceOrBreak(text.charAt(i + 1)))) return true;
                if (c == '#' && isSpaceOrBreak(text.charAt(i - 1))) return true;
            }
            return false;
        }

        private static boolean isSpaceOrBreak(char c) {
            return c == ' ' || c == '\n';
        }
    }

    /// What the Go library writes as it is; all else makes it use double quotes and escapes.
    static boolean isPrintable(int c) {
        return c == '\n' || c >= 0x20 && c <= 0x7E || c >= 0xA0 && c < 0xD800 && c != 0x2028 && c != 0x2029 || c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF;
    }
}
