package dev.drydock.kube.api.select;

import dev.drydock.kube.api.select.Requirement.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the text form of label selectors, and refuses as upstream's parser does.
final class LabelSelectorParser {
    private static final String OPERATORS = "in, notin, =, ==, !=, gt, lt";

    private final List<Token> tokens;
    private int at;

    LabelSelectorParser(String text) {
        this.tokens = tokens(text);
    }

    private enum Kind { END, CLOSE, COMMA, NOT, OPERATOR, NAME, OPEN }

    private record Token(Kind kind, String text, @Nullable Operator operator) {
        /// `in` and `notin` are words like others where no operator is looked for.
        boolean isName() {
            return kind == Kind.NAME || operator == Operator.IN || operator == Operator.NOT_IN;
        }
    }

    List<Requirement> parse() {
        var requirements = new ArrayList<Requirement>();
        while (true) {
            var token = peek();
            if (token.kind == Kind.END) return requirements;
            if (!token.isName() && token.kind != Kind.NOT) throw refuse(token, ", expected: !, identifier, or 'end of string'");
            requirements.add(outer());
            var after = next();
            if (after.kind == Kind.END) return requirements;
            if (after.kind != Kind.COMMA) throw refuse(after, ", expected: ',' or 'end of string'");
            if (!peek().isName() && peek().kind != Kind.NOT) throw refuse(peek(), ", expected: identifier after ','");
        }
    }

    private Requirement outer() {
        try {
            return requirement();
        } catch (SelectorException e) {
            throw new SelectorException("unable to parse requirement: " + e.getMessage());
        }
    }

    private Requirement requirement() {
        var token = next();
        var negated = token.kind == Kind.NOT;
        if (negated) token = next();
        if (!token.isName()) throw refuse(token, ", expected: identifier");
        var key = token.text;
        if (negated) return Requirement.of(key, Operator.DOES_NOT_EXIST, List.of());
        if (peek().kind == Kind.END || peek().kind == Kind.COMMA) return Requirement.of(key, Operator.EXISTS, List.of());
        var problem = LabelSyntax.keyProblem(key);
        if (problem != null) return Requirement.of(key, Operator.EXISTS, List.of());
        var operator = next();
        if (operator.operator == null) throw refuse(operator, ", expected: " + OPERATORS);
        return switch (operator.operator) {
            case IN, NOT_IN -> Requirement.of(key, operator.operator, values());
            default -> Requirement.of(key, operator.operator, List.of(exactValue()));
        };
    }

    private String exactValue() {
        if (peek().kind == Kind.END || peek().kind == Kind.COMMA) return "";
        var token = next();
        if (!token.isName()) throw refuse(token, ", expected: identifier");
        return token.text;
    }

    private List<String> values() {
        var open = next();
        if (open.kind != Kind.OPEN) throw refuse(open, " expected: '('");
        var values = new TreeSet<String>();
        if (peek().kind == Kind.CLOSE) {
            next();
            return List.of("");
        }
        if (!peek().isName() && peek().kind != Kind.COMMA) throw refuse(peek(), ", expected: ',', ')' or identifier");
        while (true) {
            var token = next();
            if (token.isName()) {
                values.add(token.text);
                if (peek().kind == Kind.CLOSE) break;
                if (peek().kind != Kind.COMMA) throw refuse(peek(), ", expected: ',' or ')'");
            } else if (token.kind == Kind.COMMA) {
                if (values.isEmpty()) values.add("");
                if (peek().kind == Kind.CLOSE || peek().kind == Kind.COMMA) values.add("");
                if (peek().kind == Kind.CLOSE) break;
            } else {
                throw refuse(token, ", expected: ',', or identifier");
            }
        }
        next();
        return List.copyOf(values);
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private Token next() {
        var token = peek();
        at++;
        return token;
    }

    private static SelectorException refuse(Token token, String expected) {
        return new SelectorException("found '" + token.text + "'" + expected);
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var i = 0;
        while (i < text.length()) {
            var c = text.charAt(i);
            if (" \t\r\n".indexOf(c) >= 0) {
                i++;
            } else if ("=!(),><".indexOf(c) >= 0) {
                var token = symbol(text, i);
                tokens.add(token);
                i += token.text.length();
            } else {
                var start = i;
                while (i < text.length() && " \t\r\n=!(),><".indexOf(text.charAt(i)) < 0) i++;
                tokens.add(word(text.substring(start, i)));
            }
        }
        tokens.add(new Token(Kind.END, "", null));
        return tokens;
    }

    private static Token word(String word) {
        return switch (word) {
            case "in" -> new Token(Kind.OPERATOR, word, Operator.IN);
            case "notin" -> new Token(Kind.OPERATOR, word, Operator.NOT_IN);
            default -> new Token(Kind.NAME, word, null);
        };
    }

    private static Token symbol(String text, int at) {
        if (text.startsWith("==", at)) return new Token(Kind.OPERATOR, "==", Operator.DOUBLE_EQUALS);
        if (text.startsWith("!=", at)) return new Token(Kind.OPERATOR, "!=", Operator.NOT_EQUALS);
        return switch (text.charAt(at)) {
            case '=' -> new Token(Kind.OPERATOR, "=", Operator.EQUALS);
            case '>' -> new Token(Kind.OPERATOR, ">", Operator.GREATER_THAN);
            case '<' -> new Token(Kind.OPERATOR, "<", Operator.LESS_THAN);
            case '!' -> new Token(Kind.NOT, "!", null);
            case '(' -> new Token(Kind.OPEN, "(", null);
            case ')' -> new Token(Kind.CLOSE, ")", null);
            default -> new Token(Kind.COMMA, ",", null);
        };
    }
}
