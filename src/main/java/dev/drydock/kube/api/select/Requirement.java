package dev.drydock.kube.api.select;

import dev.drydock.kube.api.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a selector asks of one label.
public record Requirement(String key, Operator operator, List<String> values) {

    public enum Operator {
        IN("in"), NOT_IN("notin"), EQUALS("="), DOUBLE_EQUALS("=="), NOT_EQUALS("!="), EXISTS("exists"), DOES_NOT_EXIST("!"), GREATER_THAN("gt"), LESS_THAN("lt");

        final String text;

        Operator(String text) {
            this.text = text;
        }
    }

    /// @throws SelectorException where key, operator and values do not go together
    static Requirement of(String key, Operator operator, List<String> values) {
        var badKey = LabelSyntax.keyProblem(key);
        if (badKey != null) throw new SelectorException("key: Invalid value: " + Json.quote(key) + ": " + badKey);
        var problem = switch (operator) {
            case IN, NOT_IN -> values.isEmpty() ? "values: Required value: for 'in', 'notin' operators, values set can't be empty" : "";
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> values.size() != 1 ? invalid(values, "exact-match compatibility requires one single value") : "";
            case EXISTS, DOES_NOT_EXIST -> values.isEmpty() ? "" : invalid(values, "values set must be empty for exists and does not exist");
            case GREATER_THAN, LESS_THAN -> comparison(values);
        };
        if (!problem.isEmpty()) throw new SelectorException(problem);
        for (var i = 0; i < values.size(); i++) {
            var value = LabelSyntax.valueProblem(values.get(i));
            if (value != null) throw new SelectorException("values[" + i + "][" + key + "]: Invalid value: " + Json.quote(values.get(i)) + ": " + value);
        }
        return new Requirement(key, operator, List.copyOf(values));
    }

    private static String comparison(List<String> values) {
        if (values.size() != 1) return invalid(values, "for 'Gt', 'Lt' operators, exactly one value is required");
        return isLong(values.getFirst()) ? "" : "values[0]: Invalid value: " + Json.quote(values.getFirst()) + ": for 'Gt', 'Lt' operators, the value must be an integer";
    }

    private static String invalid(List<String> values, String why) {
        return "values: Invalid value: " + values.stream().map(Json::quote).collect(Collectors.joining(",", "[", "]")) + ": " + why;
    }

    boolean matches(Map<String, String> labels) {
        var value = labels.get(key);
        return switch (operator) {
            case IN, EQUALS, DOUBLE_EQUALS -> value != null && values.contains(value);
            case NOT_IN, NOT_EQUALS -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GREATER_THAN -> value != null && isLong(value) && Long.parseLong(value) > Long.parseLong(values.getFirst());
            case LESS_THAN -> value != null && isLong(value) && Long.parseLong(value) < Long.parseLong(values.getFirst());
        };
    }

    private static boolean isLong(String text) {
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        var all = values.stream().sorted().collect(Collectors.joining(","));
        return switch (operator) {
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
            case IN, NOT_IN -> key + " " + operator.text + " (" + all + ")";
            case GREATER_THAN -> key + ">" + all;
            case LESS_THAN -> key + "<" + all;
            case EQUALS, DOUBLE_EQUALS, NOT_EQUALS -> key + operator.text + all;
        };
    }
}
