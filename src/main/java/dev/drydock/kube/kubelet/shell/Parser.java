package dev.drydock.kube.kubelet.shell;

import dev.drydock.kube.kubelet.shell.Syntax.Assignment;
import dev.drydock.kube.kubelet.shell.Syntax.Branch;
import dev.drydock.kube.kubelet.shell.Syntax.Item;
import dev.drydock.kube.kubelet.shell.Syntax.Redirect;
import dev.drydock.kube.kubelet.shell.Syntax.Text;
import dev.drydock.kube.kubelet.shell.Syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a shell script: what `sh` knows of grammar, without job control.
final class Parser {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> REDIRECTS = List.of("<<-", "<<", ">>", ">&", ">|", "<", ">");

    private final Source source;

    private Parser(Source source) {
        this.source = source;
    }

    /// @throws SyntaxException where the script is wrong
    static Syntax parse(String text) {
        var source = new Source(text);
        var script = new Parser(source).list(NONE);
        if (!source.over()) {
            throw new SyntaxException(source.found());
        }
        return script;
    }

    /// A script up to the `)` that ends it.
    static Syntax untilParenthesis(Source source) {
        var parser = new Parser(source);
        var script = parser.list(NONE);
        parser.expect(")");
        return script;
    }

    private Syntax list(Set<String> ends) {
        source.deeper();
        var items = new ArrayList<Item>();
        for (source.skipLines(); !source.over() && source.peek() != ')' && !source.at(";;"); source.skipLines()) {
            var word = source.word();
            if (ends.contains(word)) {
                break;
            } else if (CLOSING.contains(word)) {
                throw new SyntaxException(source.found());
            }
            var command = both();
            source.skipBlanks();
            boolean background = !source.at("&&") && source.take("&");
            items.add(new Item(command, background));
            if (!background && !source.at(";;") && !source.take(";") && source.peek() != '\n') {
                break;
            }
        }
        source.back();
        return items.size() == 1 && !items.getFirst().background() ? items.getFirst().command() : new Syntax.Sequence(List.copyOf(items));
    }

    private Syntax both() {
        var left = pipeline();
        for (source.skipBlanks(); source.at("&&") || source.at("||"); source.skipBlanks()) {
            boolean and = source.take("&&");
            if (!and) {
                source.take("||");
            }
            source.skipLines();
            left = new Syntax.Both(left, and, pipeline());
        }
        return left;
    }

    private Syntax pipeline() {
        boolean negated = source.word().equals("!");
        if (negated) {
            source.take("!");
            source.skipBlanks();
        }
        var stages = new ArrayList<Syntax>();
        stages.add(command());
        for (source.skipBlanks(); source.at("|") && !source.at("||"); source.skipBlanks()) {
            source.take("|");
            source.skipLines();
            stages.add(command());
        }
        return stages.size() == 1 && !negated ? stages.getFirst() : new Syntax.Pipeline(List.copyOf(stages), negated);
    }

    private Syntax command() {
        var word = source.word();
        if (source.take("(")) {
            return redirected(new Syntax.Group(untilParenthesis(source), true));
        }
        return switch (word) {
            case "{" -> redirected(new Syntax.Group(block("{", "}"), false));
            case "if" -> redirected(conditional());
            case "while", "until" -> redirected(new Syntax.Loop(block(word, "do"), word.equals("until"), body()));
            case "for" -> redirected(each());
            case "case" -> redirected(choice());
            case "function" -> {
                source.take("function");
                source.skipBlanks();
                yield simple();
            }
            default -> simple();
        };
    }

    /// What stands between two keywords, of which the second is left where it is if others may follow.
    private Syntax block(String first, String last) {
        source.take(first);
        var inner = list(Set.of(last));
        expect(last);
        return inner;
    }

    /// After the `do` that was taken.
    private Syntax body() {
        var inner = list(Set.of("done"));
        expect("done");
        return inner;
    }

    private Syntax conditional() {
        source.take(source.word());
        var condition = list(Set.of("then"));
        expect("then");
        var then = list(Set.of("elif", "else", "fi"));
        if (source.word().equals("elif")) {
            return new Syntax.If(condition, then, conditional());
        }
        if (source.word().equals("else")) {
            return new Syntax.If(condition, then, block("else", "fi"));
        }
        expect("fi");
        return new Syntax.If(condition, then, Syntax.NOTHING);
    }

    private Syntax each() {
        source.take("for");
        source.skipBlanks();
        if (source.take("((")) {
            return counting();
        }
        var name = source.word();
        if (!NAME.matcher(name).matches()) {
            throw new SyntaxException("bad for loop variable");
        }
        source.take(name);
        source.skipLines();
        List<Word> values = List.of(new Word(List.of(new Syntax.Variable("@", "", new Word(List.of()), true))));
        if (source.word().equals("in")) {
            source.take("in");
            values = words();
        }
        source.skipBlanks();
        source.take(";");
        source.skipLines();
        expect("do");
        return new Syntax.For(name, values, body());
    }

    /// bash's `for ((i = 0; i < 3; i++))`.
    private Syntax counting() {
        var parts = source.until("))").split(";", -1);
        if (parts.length != 3) {
            throw new SyntaxException("expected `;' in arithmetic for");
        }
        source.skipBlanks();
        source.take(";");
        source.skipLines();
        expect("do");
        var body = new Syntax.Sequence(List.of(new Item(body(), false), new Item(evaluated(parts[2]), false)));
        var loop = new Syntax.Loop(parts[1].isBlank() ? simple("true") : evaluated(parts[1]), false, body);
        return new Syntax.Sequence(List.of(new Item(evaluated(parts[0]), false), new Item(loop, false)));
    }

    private static Syntax evaluated(String sum) {
        return simple("let", sum.isBlank() ? "1" : sum);
    }

    private static Syntax simple(String... words) {
        var read = java.util.Arrays.stream(words).map(word -> new Word(List.of(new Text(word, true)))).toList();
        return new Syntax.Simple(List.of(), read, List.of());
    }

    private List<Word> words() {
        var words = new ArrayList<Word>();
        for (source.skipBlanks(); !source.over() && ";&|<>()\n".indexOf(source.peek()) < 0; source.skipBlanks()) {
            words.add(WordReader.read(source));
        }
        return List.copyOf(words);
    }

    private Syntax choice() {
        source.take("case");
        source.skipBlanks();
        var subject = WordReader.read(source);
        source.skipLines();
        expect("in");
        var branches = new ArrayList<Branch>();
        for (source.skipLines(); !source.word().equals("esac"); source.skipLines()) {
            source.take("(");
            var patterns = new ArrayList<Word>();
            do {
                source.skipBlanks();
                patterns.add(WordReader.read(source));
                source.skipBlanks();
            } while (source.take("|"));
            expect(")");
            branches.add(new Branch(List.copyOf(patterns), list(Set.of("esac"))));
            source.skipLines();
            source.take(";;");
            if (source.over()) {
                throw new SyntaxException(source.found() + " (expecting \";;\")");
            }
        }
        expect("esac");
        return new Syntax.Case(subject, List.copyOf(branches));
    }

    private void expect(String word) {
        source.skipLines();
        if (word.equals(")") ? !source.take(")") : !source.word().equals(word)) {
            throw new SyntaxException(source.found() + " (expecting \"" + word + "\")");
        }
        if (!word.equals(")")) {
            source.take(word);
        }
    }

    private Syntax redirected(Syntax command) {
        var redirects = new ArrayList<Redirect>();
        for (source.skipBlanks(); redirect(redirects); source.skipBlanks()) {}
        return redirects.isEmpty() ? command : new Syntax.Redirected(command, List.copyOf(redirects));
    }

    private Syntax simple() {
        var assignments = new ArrayList<Assignment>();
        var words = new ArrayList<Word>();
        var redirects = new ArrayList<Redirect>();
        for (source.skipBlanks(); !source.over() && ";&|)\n".indexOf(source.peek()) < 0; source.skipBlanks()) {
            if (redirect(redirects)) {
                continue;
            }
            if (source.peek() == '(') {
                return function(words);
            }
            var start = source.word();
            int equals = start.indexOf('=');
            if (words.isEmpty() && equals > 0 && NAME.matcher(start.substring(0, equals)).matches()) {
                source.take(start.substring(0, equals + 1));
                assignments.add(new Assignment(start.substring(0, equals), WordReader.read(source)));
            } else {
                words.add(WordReader.read(source));
            }
        }
        if (words.isEmpty() && assignments.isEmpty() && redirects.isEmpty()) {
            throw new SyntaxException(source.found());
        }
        return new Syntax.Simple(List.copyOf(assignments), List.copyOf(words), List.copyOf(redirects));
    }

    private Syntax function(List<Word> words) {
        var name = words.size() == 1 ? words.getFirst().literal() : null;
        if (name == null) {
            throw new SyntaxException("unexpected \"(\"");
        }
        source.take("(");
        expect(")");
        source.skipLines();
        return new Syntax.Function(name, command());
    }

    private boolean redirect(List<Redirect> redirects) {
        int stream = -1;
        for (int digit = 0; digit < 3; digit++) {
            if (source.at(digit + ">") || source.at(digit + "<")) {
                source.take();
                stream = digit;
            }
        }
        boolean both = source.at("&>") && source.take("&");
        var found = REDIRECTS.stream().filter(source::take).findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var operator = found.get().equals(">|") ? ">" : found.get();
        source.skipBlanks();
        var target = WordReader.read(source);
        if (target.parts().isEmpty()) {
            throw new SyntaxException(source.found());
        }
        if (operator.startsWith("<<")) {
            boolean quoted = target.parts().stream().anyMatch(Syntax.Part::quoted);
            var text = source.hereDocument(String.valueOf(target.literal()), operator.equals("<<-"));
            target = quoted ? new Word(List.of(new Text(text, true))) : WordReader.inside(text);
            operator = "<<";
        }
        redirects.add(new Redirect(stream >= 0 ? stream : operator.startsWith("<") ? 0 : 1, operator, target));
        if (both) {
            redirects.add(new Redirect(2, ">&", new Word(List.of(new Text("1", true)))));
        }
        return true;
    }
}
