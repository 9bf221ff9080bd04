package dev.drydock.kube.kubelet.shell;

import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// `grep`, with the options that people type.
final class Grep implements Tool {
    @Override
    public Answer run(Call call) {
        var options = call.options("eABCm");
        var words = new ArrayList<>(options.words());
        if (words.isEmpty() && options.value('e').isEmpty()) {
            return Answer.failed(2, "Usage: grep [OPTION]... PATTERN [FILE]...\n");
        }
        var expression = options.has('e') ? options.value('e') : words.removeFirst();
        Pattern pattern;
        try {
            boolean extended = options.has('E') || options.has('P') || call.name().equals("egrep");
            pattern = Pattern.compile(
                    options.has('F') ? Pattern.quote(expression) : extended ? expression : basic(expression),
                    options.has('i') ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException wrong) {
            return Answer.failed(2, "grep: bad regex '%s'\n".formatted(expression));
        }
        var missing = new StringBuilder();
        var found = new ArrayList<String>();
        int number = 0;
        var patient = Patient.of("");
        for (var line : call.text(words, missing).lines().toList()) {
            number++;
            var matcher = pattern.matcher(patient.next(line));
            boolean fits = options.has('x') ? matcher.matches() : options.has('w') ? hasWord(matcher, line) : matcher.find();
            if (fits != options.has('v')) {
                found.add((options.has('n') ? number + ":" : "") + (options.has('o') ? matcher.group() : line));
            }
        }
        var out = options.has('q') ? "" : options.has('c') ? found.size() + "\n" : TextTools.joined(found);
        return new Answer(out, missing.toString(), missing.isEmpty() ? found.isEmpty() ? 1 : 0 : 2, java.time.Duration.ZERO, null);
    }

    private static boolean hasWord(java.util.regex.Matcher matcher, String line) {
        while (matcher.find()) {
            boolean before = matcher.start() == 0 || !Character.isLetterOrDigit(line.charAt(matcher.start() - 1));
            boolean after = matcher.end() == line.length() || !Character.isLetterOrDigit(line.charAt(matcher.end()));
            if (before && after) {
                return true;
            }
        }
        return false;
    }

    /// A basic expression as an extended one: what is special is the other way round.
    static String basic(String expression) {
        var extended = new StringBuilder();
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            if (c == '\\' && i + 1 < expression.length()) {
                char next = expression.charAt(++i);
                extended.append("(){}|+?".indexOf(next) >= 0 ? "" : "\\").append(next);
            } else if ("(){}|+?".indexOf(c) >= 0 || c == '*' && (i == 0 || expression.startsWith("^*"))) {
                extended.append('\\').append(c);
            } else {
                extended.append(c);
            }
        }
        return extended.toString();
    }
}
