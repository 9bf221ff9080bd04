package dev.drydock.kube.kubelet;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// A shell's `$((…))`: numbers and variables, from left to right, without precedence.
final class Arithmetic {
    private static final Pattern TERM = Pattern.compile("\\s*([-+*/%])?\\s*\\$?(\\w+)");

    private Arithmetic() {}

    static long value(String sum, UnaryOperator<String> variable) {
        long value = 0;
        var term = TERM.matcher(sum);
        while (term.find()) {
            var operand = term.group(2);
            long number = number(Character.isDigit(operand.charAt(0)) ? operand : variable.apply(operand));
            value = switch (term.group(1)) {
                case "-" -> value - number;
                case "*" -> value * number;
                case "/" -> number == 0 ? 0 : value / number;
                case "%" -> number == 0 ? 0 : value % number;
                case null, default -> value + number;
            };
        }
        return value;
    }

    private static long number(String text) {
        return text.matches("-?\\d{1,17}") ? Long.parseLong(text) : 0;
    }
}
