package dev.drydock.kube.kubelet.shell;

import java.util.regex.Pattern;

/// `printf`: the format is used again for as long as words are left.
final class Printf implements Tool {
    private static final Pattern FIELD = Pattern.compile("%(-?)(0?)(\\d{0,3})(?:\\.\\d{1,3})?([sdifcbxuq%])");
    private static final int MOST = 1_000;

    @Override
    public Answer run(Call call) {
        if (call.arguments().isEmpty()) {
            return Answer.failed(2, "printf: usage: printf format [arguments]\n");
        }
        var format = unescape(call.first());
        var words = call.arguments().subList(1, call.arguments().size());
        var text = new StringBuilder();
        int at = 0;
        for (int round = 0; round < MOST && (round == 0 || at < words.size()); round++) {
            int before = at;
            var field = FIELD.matcher(format);
            int end = 0;
            while (field.find()) {
                text.append(format, end, field.start());
                end = field.end();
                if (field.group(4).equals("%")) {
                    text.append('%');
                    continue;
                }
                var word = at < words.size() ? words.get(at) : "";
                at++;
                var value = "di".contains(field.group(4)) ? Long.toString(Arithmetic.number(word)) : word;
                int width = field.group(3).isEmpty() ? 0 : Integer.parseInt(field.group(3));
                var padding = (field.group(2).isEmpty() ? " " : "0").repeat(Math.max(0, width - value.length()));
                text.append(field.group(1).isEmpty() ? padding + value : value + padding);
            }
            text.append(format.substring(end));
            if (at == before) {
                break;
            }
        }
        return Answer.of(text.toString());
    }

    static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 == text.length()) {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'a' -> plain.append('\u0007');
                case '\\' -> plain.append('\\');
                case '"' -> plain.append('"');
                default -> plain.append('\\').append(next);
            }
        }
        return plain.toString();
    }
}
