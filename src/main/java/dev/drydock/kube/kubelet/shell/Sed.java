package dev.drydock.kube.kubelet.shell;

import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `sed` for one command: `s/a/b/g`, `3p`, `2,4d`, `/x/d`, `$p`.
final class Sed implements Tool {
    private static final Pattern ADDRESSED = Pattern.compile("(?:(\\d{1,6}|\\$)(?:,(\\d{1,6}|\\$))?|/([^/]*)/)?([pd])");

    @Override
    public Answer run(Call call) {
        var options = call.options("e");
        var words = new ArrayList<>(options.words());
        if (!options.has('e') && words.isEmpty()) {
            return Answer.failed(1, "sed: no script specified\n");
        }
        var script = options.has('e') ? options.value('e') : words.removeFirst();
        var missing = new StringBuilder();
        var text = call.text(words, missing);
        try {
            var out = script.startsWith("s") && script.length() > 2
                    ? substituted(script, text, options)
                    : addressed(script, text, options.has('n'));
            if (options.has('i') && !words.isEmpty()) {
                call.files().write(call.resolve(words.getFirst()), out, false);
                return Answer.mixed("", missing);
            }
            return Answer.mixed(out, missing);
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
            return Answer.failed(1, "sed: unmatched or bad expression: %s\n".formatted(script));
        }
    }

    private static String substituted(String script, String text, Call.Options options) {
        var parts = script.substring(2).split("(?<!\\\\)" + Pattern.quote(script.substring(1, 2)), -1);
        if (parts.length < 3) {
            throw new IllegalArgumentException(script);
        }
        boolean extended = options.has('E') || options.has('r');
        var pattern = Pattern.compile(extended ? parts[0] : Grep.basic(parts[0]), parts[2].contains("i") || parts[2].contains("I") ? Pattern.CASE_INSENSITIVE : 0);
        var replacement = Matcher.quoteReplacement(parts[1]).replaceAll("\\\\\\\\(\\d)", "\\$$1").replaceAll("(?<!\\\\)&", "\\$0");
        var patient = Patient.of("");
        var lines = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var matcher = pattern.matcher(patient.next(line));
            lines.add(parts[2].contains("g") ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement));
        }
        return TextTools.joined(lines);
    }

    private static String addressed(String script, String text, boolean quiet) {
        var parts = ADDRESSED.matcher(script);
        if (!parts.matches()) {
            throw new IllegalArgumentException(script);
        }
        var lines = text.lines().toList();
        var out = new ArrayList<String>();
        var pattern = parts.group(3) == null ? null : Pattern.compile(Grep.basic(parts.group(3)));
        var patient = Patient.of("");
        for (int i = 0; i < lines.size(); i++) {
            int from = number(parts.group(1), lines.size(), 1);
            int to = number(parts.group(2), lines.size(), parts.group(1) == null ? lines.size() : from);
            boolean here = pattern != null ? pattern.matcher(patient.next(lines.get(i))).find() : i + 1 >= from && i + 1 <= to;
            boolean deletes = parts.group(4).equals("d");
            if (!quiet && !(deletes && here)) {
                out.add(lines.get(i));
            }
            if (!deletes && here) {
                out.add(lines.get(i));
            }
        }
        return TextTools.joined(out);
    }

    private static int number(@org.jspecify.annotations.Nullable String text, int last, int otherwise) {
        return text == null ? otherwise : text.equals("$") ? last : Integer.parseInt(text);
    }
}
