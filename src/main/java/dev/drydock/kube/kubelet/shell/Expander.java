package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Output;
import dev.drydock.kube.kubelet.shell.Syntax.Part;
import dev.drydock.kube.kubelet.shell.Syntax.Sum;
import dev.drydock.kube.kubelet.shell.Syntax.Text;
import dev.drydock.kube.kubelet.shell.Syntax.Variable;
import dev.drydock.kube.kubelet.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Puts values in place of what stands for them in words.
final class Expander {
    private static final Pattern BRACES = Pattern.compile("(.*)\\{(-?\\d{1,6})\\.\\.(-?\\d{1,6})}(.*)", Pattern.DOTALL);
    private static final int MOST_FIELDS = 2_000;

    private final Shell shell;

    Expander(Shell shell) {
        this.shell = shell;
    }

    /// The words that they come to: one with blanks in an unquoted value comes to several.
    List<String> fields(List<Word> words) {
        var fields = new ArrayList<String>();
        words.forEach(word -> fields(word, fields));
        return fields.size() > MOST_FIELDS ? fields.subList(0, MOST_FIELDS) : fields;
    }

    /// The word as one text.
    String text(Word word) {
        var text = new StringBuilder();
        word.parts().forEach(part -> text.append(value(part)));
        return text.toString();
    }

    /// The word as a pattern, in which a quoted star is no star.
    Pattern pattern(Word word) {
        var pattern = new StringBuilder();
        for (var part : word.parts()) {
            pattern.append(part.quoted() ? Pattern.quote(value(part)) : Globs.expression(value(part)));
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private void fields(Word word, List<String> fields) {
        var field = new StringBuilder();
        boolean open = false;
        boolean starred = false;
        boolean braced = false;
        for (var part : word.parts()) {
            if (part instanceof Variable(var name, _, _, var quoted) && quoted && name.equals("@")) {
                var all = shell.scope().parameters();
                for (int i = 0; i < all.size(); i++) {
                    field.append(all.get(i));
                    open = true;
                    if (i + 1 < all.size()) {
                        fields.add(field.toString());
                        field.setLength(0);
                    }
                }
                continue;
            }
            var value = value(part);
            starred |= !part.quoted() && Globs.isPattern(value);
            braced |= part instanceof Text && !part.quoted() && value.indexOf('{') >= 0;
            if (part.quoted() || part instanceof Text) {
                field.append(value);
                open |= part.quoted() || !value.isEmpty();
                continue;
            }
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (" \t\n".indexOf(c) < 0) {
                    field.append(c);
                    open = true;
                } else if (open) {
                    fields.add(field.toString());
                    field.setLength(0);
                    open = false;
                }
            }
        }
        if (open) {
            finish(tilde(word, field.toString()), starred, braced, fields);
        }
    }

    private String tilde(Word word, String field) {
        boolean home = word.parts().getFirst() instanceof Text first && !first.quoted() && (field.equals("~") || field.startsWith("~/"));
        return home ? shell.scope().variable("HOME") + field.substring(1) : field;
    }

    private void finish(String field, boolean starred, boolean braced, List<String> fields) {
        var range = BRACES.matcher(field);
        if (braced && Dialect.isBash(shell) && range.matches()) {
            int from = Integer.parseInt(range.group(2));
            int to = Integer.parseInt(range.group(3));
            for (int i = 0; i <= Math.min(Math.abs(to - from), MOST_FIELDS); i++) {
                fields.add(range.group(1) + (from <= to ? from + i : from - i) + range.group(4));
            }
            return;
        }
        var found = starred ? Globs.expand(field, shell.scope().directory(), shell.files()) : List.<String>of();
        fields.addAll(found.isEmpty() ? List.of(field) : found);
    }

    private String value(Part part) {
        return switch (part) {
            case Text(var text, _) -> text;
            case Output(var script, _) -> shell.captured(script);
            case Sum(var expression, _) -> Long.toString(Arithmetic.value(text(expression), shell.scope()::variable, shell.scope()::set));
            case Variable variable -> value(variable);
        };
    }

    private String value(Variable variable) {
        var name = variable.name();
        var value = shell.scope().variable(name);
        boolean missing = variable.operator().startsWith(":") ? value.isEmpty() : !shell.scope().isSet(name);
        return switch (variable.operator()) {
            case "length" -> Integer.toString(value.length());
            case ":-", "-" -> missing ? text(variable.argument()) : value;
            case ":=", "=" -> {
                if (missing) {
                    value = text(variable.argument());
                    shell.scope().set(name, value);
                }
                yield value;
            }
            case ":+", "+" -> missing ? "" : text(variable.argument());
            case ":?", "?" -> {
                if (missing) {
                    var why = text(variable.argument());
                    throw new SyntaxException(name + ": " + (why.isEmpty() ? "parameter not set" : why));
                }
                yield value;
            }
            case "#", "##" -> stripped(value, variable, true);
            case "%", "%%" -> stripped(value, variable, false);
            default -> {
                if (missing && shell.scope().has('u')) {
                    throw new SyntaxException(name + ": parameter not set");
                }
                yield value;
            }
        };
    }

    /// Without the shortest, or longest, beginning or end that a pattern fits.
    private String stripped(String value, Variable variable, boolean front) {
        var pattern = pattern(variable.argument());
        var patient = Patient.of("");
        boolean longest = variable.operator().length() == 2;
        for (int i = 0; i <= value.length(); i++) {
            int length = longest ? value.length() - i : i;
            int at = front ? length : value.length() - length;
            if (pattern.matcher(patient.next(front ? value.substring(0, at) : value.substring(at))).matches()) {
                return front ? value.substring(at) : value.substring(0, at);
            }
        }
        return value;
    }
}
