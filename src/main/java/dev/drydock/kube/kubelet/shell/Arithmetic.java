package dev.drydock.kube.kubelet.shell;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A shell's `$((…))`: numbers, variables and their assignment, with C's operators and precedence.
final class Arithmetic {
    private static final List<List<String>> LEVELS = List.of(
            List.of("||"), List.of("&&"), List.of("|"), List.of("^"), List.of("&"), List.of("==", "!="),
            List.of("<=", ">=", "<", ">"), List.of("<<", ">>"), List.of("+", "-"), List.of("*", "/", "%"));
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}");
    private static final int DEEPEST = 50;

    private final String text;
    private final UnaryOperator<String> variable;
    private final BiConsumer<String, String> assign;
    private int at;
    private int depth;

    private Arithmetic(String text, UnaryOperator<String> variable, BiConsumer<String, String> assign) {
        this.text = text;
        this.variable = variable;
        this.assign = assign;
    }

    /// @throws SyntaxException where it is no sum
    static long value(String sum, UnaryOperator<String> variable, BiConsumer<String, String> assign) {
        var reader = new Arithmetic(sum, variable, assign);
        long value = reader.blank() ? 0 : reader.choice();
        if (!reader.blank()) {
            throw new SyntaxException("arithmetic syntax error");
        }
        return value;
    }

    static long number(String text) {
        var word = text.strip();
        return NUMBER.matcher(word).matches() ? Long.parseLong(word) : 0;
    }

    private boolean blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private boolean take(String operator) {
        blank();
        boolean there = text.startsWith(operator, at);
        at += there ? operator.length() : 0;
        return there;
    }

    private long choice() {
        if (++depth > DEEPEST) {
            throw new SyntaxException("expression recursion level exceeded");
        }
        long value = level(0);
        if (take("?")) {
            long first = choice();
            if (!take(":")) {
                throw new SyntaxException("arithmetic syntax error");
            }
            long second = choice();
            value = value != 0 ? first : second;
        }
        depth--;
        return value;
    }

    private long level(int level) {
        if (level == LEVELS.size()) {
            return operand();
        }
        long value = level(level + 1);
        for (var operator = next(level); !operator.isEmpty(); operator = next(level)) {
            value = apply(operator, value, level(level + 1));
        }
        return value;
    }

    /// The operator of this level that stands here; empty where it is none, or the beginning of a longer one.
    private String next(int level) {
        blank();
        for (var operator : LEVELS.get(level)) {
            char after = at + operator.length() < text.length() ? text.charAt(at + operator.length()) : ' ';
            boolean longer = operator.length() == 1 && "&|<>".contains(operator) && String.valueOf(after).equals(operator);
            if (text.startsWith(operator, at) && !longer) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private static long apply(String operator, long left, long right) {
        if ((operator.equals("/") || operator.equals("%")) && right == 0) {
            throw new SyntaxException("divide by zero");
        }
        return switch (operator) {
            case "||" -> left != 0 || right != 0 ? 1 : 0;
            case "&&" -> left != 0 && right != 0 ? 1 : 0;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "&" -> left & right;
            case "==" -> left == right ? 1 : 0;
            case "!=" -> left != right ? 1 : 0;
            case "<=" -> left <= right ? 1 : 0;
            case ">=" -> left >= right ? 1 : 0;
            case "<" -> left < right ? 1 : 0;
            case ">" -> left > right ? 1 : 0;
            case "<<" -> left << right;
            case ">>" -> left >> right;
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            default -> left % right;
        };
    }

    private long operand() {
        if (take("!")) {
            return operand() == 0 ? 1 : 0;
        } else if (take("++") || take("--")) {
            boolean up = text.charAt(at - 1) == '+';
            var name = name();
            return assigned(name, number(variable.apply(name)) + (up ? 1 : -1));
        } else if (take("-")) {
            return -operand();
        } else if (take("+")) {
            return operand();
        } else if (take("(")) {
            long value = choice();
            if (!take(")")) {
                throw new SyntaxException("arithmetic syntax error");
            }
            return value;
        }
        blank();
        int from = at;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        return at > from ? number(text.substring(from, at)) : variable();
    }

    private long variable() {
        take("$");
        var name = name();
        long value = number(variable.apply(name));
        if (take("++") || take("--")) {
            assigned(name, value + (text.charAt(at - 1) == '+' ? 1 : -1));
            return value;
        }
        for (var operator : List.of("+", "-", "*", "/", "%")) {
            if (take(operator + "=")) {
                return assigned(name, apply(operator, value, choice()));
            }
        }
        blank();
        if (text.startsWith("=", at) && !text.startsWith("==", at)) {
            at++;
            return assigned(name, choice());
        }
        return value;
    }

    private long assigned(String name, long value) {
        assign.accept(name, Long.toString(value));
        return value;
    }

    private String name() {
        blank();
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == from) {
            throw new SyntaxException("arithmetic syntax error");
        }
        return text.substring(from, at);
    }
}
