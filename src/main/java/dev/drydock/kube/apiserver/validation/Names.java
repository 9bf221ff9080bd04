package dev.drydock.kube.apiserver.validation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rules of names and small texts; each answers what is wrong, an empty list for nothing.
/// Mirrors `k8s.io/apimachinery/pkg/util/validation` and `api/validate/content`, without regular expressions: a good value costs nothing.
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String KEY_RULE = regex(
            "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
            KEY, "MyName", "my.name", "123-abc");
    private static final String LABEL_RULE = regex(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
            LABEL, "my-name", "123-abc");
    private static final String SUBDOMAIN_RULE = regex(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
            SUBDOMAIN, "example.com");
    private static final String LABEL_1035_RULE = regex(
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
            "[a-z]([-a-z0-9]*[a-z0-9])?", "my-name", "abc-123");
    private static final String LABEL_VALUE_RULE = regex(
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
            "(" + KEY + ")?", "MyValue", "my_value", "12345");
    private static final String UNDERSCORE_LABEL = "_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?";
    private static final String UNDERSCORE_SUBDOMAIN_RULE = regex(
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
            UNDERSCORE_LABEL + "(\\." + UNDERSCORE_LABEL + ")*", "example.com");
    private static final String CONFIG_KEY_RULE = regex(
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
            "[-._a-zA-Z0-9]+", "key.name", "KEY_NAME", "key-name");
    private static final String HEADER_RULE = regex(
            "a valid HTTP header must consist of alphanumeric characters or '-'", "[-A-Za-z0-9]+", "X-Header-Name");
    private static final List<String> NOT_A_PORT = List.of("must be between 1 and 65535, inclusive");

    private Names() {}

    /// A rule for the names of a kind.
    @FunctionalInterface
    public interface Rule {
        List<String> check(String name);

        /// The rule for `generateName`, which may end in a dash.
        default List<String> checkPrefix(String prefix) {
            return check(prefix.length() > 1 && prefix.endsWith("-") ? prefix.substring(0, prefix.length() - 2) + "a" : prefix);
        }
    }

    public static List<String> dns1123Label(String value) {
        boolean matches = isLabel(value, 0, value.length());
        if (matches && value.length() <= 63) {
            return List.of();
        }
        var problems = tooLong(value, 63);
        if (!matches) {
            problems.add(isSubdomain(value) ? "must not contain dots" : LABEL_RULE);
        }
        return problems;
    }

    public static List<String> dns1123Subdomain(String value) {
        boolean matches = isSubdomain(value);
        if (matches && value.length() <= 253) {
            return List.of();
        }
        return problems(value, 253, matches, SUBDOMAIN_RULE);
    }

    static List<String> dns1123SubdomainWithUnderscore(String value) {
        boolean matches = value.matches(UNDERSCORE_LABEL + "(\\." + UNDERSCORE_LABEL + ")*");
        return matches && value.length() <= 253 ? List.of() : problems(value, 253, matches, UNDERSCORE_SUBDOMAIN_RULE);
    }

    static List<String> dns1035Label(String value) {
        boolean matches = isLabel(value, 0, value.length()) && isLower(value.charAt(0));
        if (matches && value.length() <= 63) {
            return List.of();
        }
        return problems(value, 63, matches, LABEL_1035_RULE);
    }

    /// A label's key, with an optional prefix: `app`, `app.kubernetes.io/name`.
    public static List<String> qualified(String value) {
        int slash = value.indexOf('/');
        if (slash < 0 && isKey(value) && value.length() <= 63) {
            return List.of();
        }
        if (slash >= 0 && value.indexOf('/', slash + 1) >= 0) {
            return List.of("a valid label key " + KEY_RULE
                    + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
        }
        var problems = new ArrayList<String>(0);
        if (slash == 0) {
            problems.add("prefix part must be non-empty");
        } else if (slash > 0) {
            dns1123Subdomain(value.substring(0, slash)).forEach(problem -> problems.add("prefix part " + problem));
        }
        var name = value.substring(slash + 1);
        if (name.isEmpty()) {
            problems.add("name part must be non-empty");
        } else {
            tooLong(name, 63).forEach(problem -> problems.add("name part " + problem));
        }
        if (!isKey(name)) {
            problems.add("name part " + KEY_RULE);
        }
        return problems;
    }

    public static List<String> labelValue(String value) {
        boolean matches = value.isEmpty() || isKey(value);
        return matches && value.length() <= 63 ? List.of() : problems(value, 63, matches, LABEL_VALUE_RULE);
    }

    static List<String> port(int port) {
        return 1 <= port && port <= 65535 ? List.of() : NOT_A_PORT;
    }

    static List<String> between(long value, long low, long high) {
        return low <= value && value <= high ? List.of() : List.of("must be between %d and %d, inclusive".formatted(low, high));
    }

    static List<String> portName(String value) {
        var problems = tooLong(value, 15);
        if (value.isEmpty() || !value.chars().allMatch(c -> isLower(c) || isDigit(c) || c == '-')) {
            problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
        }
        if (value.chars().noneMatch(Names::isLower)) {
            problems.add("must contain at least one letter (a-z)");
        }
        if (value.contains("--")) {
            problems.add("must not contain consecutive hyphens");
        }
        if (value.startsWith("-") || value.endsWith("-")) {
            problems.add("must not begin or end with a hyphen");
        }
        return problems;
    }

    static List<String> environmentVariable(String value) {
        if (value.isEmpty()) {
            return List.of("environment variable name must be non-empty");
        }
        return value.chars().allMatch(c -> c >= 0x20 && c < 0x7F && c != '=')
                ? List.of()
                : List.of("a valid environment variable name must consist only of printable ASCII characters other than '='");
    }

    /// A key of a ConfigMap or a Secret.
    static List<String> configKey(String value) {
        var problems = tooLong(value, 253);
        if (value.isEmpty() || !value.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_' || c == '.')) {
            problems.add(CONFIG_KEY_RULE);
        }
        if (value.equals(".") || value.equals("..")) {
            problems.add("must not be '" + value + "'");
        } else if (value.startsWith("..")) {
            problems.add("must not start with '..'");
        }
        return problems;
    }

    static List<String> headerName(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> isAlphanumeric(c) || c == '-') ? List.of() : List.of(HEADER_RULE);
    }

    static List<String> percent(String value) {
        return value.matches("[0-9]+%")
                ? List.of()
                : List.of(regex("a valid percent string must be a numeric string followed by an ending '%'", "[0-9]+%", "1%", "93%"));
    }

    /// How upstream words that a text does not match its expression.
    static String regex(String rule, String expression, String... examples) {
        var given = new StringBuilder();
        for (var example : examples) {
            given.append(given.isEmpty() ? "'" : " or '").append(example).append("', ");
        }
        return rule + " (e.g. " + given + "regex used for validation is '" + expression + "')";
    }

    private static List<String> problems(String value, int longest, boolean matches, String rule) {
        var problems = tooLong(value, longest);
        if (!matches) {
            problems.add(rule);
        }
        return problems;
    }

    private static List<String> tooLong(String value, int longest) {
        var problems = new ArrayList<String>(0);
        if (value.length() > longest / 3 && value.getBytes(StandardCharsets.UTF_8).length > longest) {
            problems.add("must be no more than " + longest + " bytes");
        }
        return problems;
    }

    private static boolean isSubdomain(String value) {
        int from = 0;
        for (int dot = value.indexOf('.'); dot >= 0; dot = value.indexOf('.', from)) {
            if (!isLabel(value, from, dot)) {
                return false;
            }
            from = dot + 1;
        }
        return isLabel(value, from, value.length());
    }

    private static boolean isLabel(String value, int from, int to) {
        if (from >= to || value.charAt(from) == '-' || value.charAt(to - 1) == '-') {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = value.charAt(i);
            if (!isLower(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isKey(String value) {
        int length = value.length();
        if (length == 0 || !isAlphanumeric(value.charAt(0)) || !isAlphanumeric(value.charAt(length - 1))) {
            return false;
        }
        for (int i = 1; i < length - 1; i++) {
            char c = value.charAt(i);
            if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLower(int c) {
        return 'a' <= c && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return '0' <= c && c <= '9';
    }

    private static boolean isAlphanumeric(int c) {
        return isLower(c) || isDigit(c) || 'A' <= c && c <= 'Z';
    }
}
