package dev.drydock.kube.api.select;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How label keys and values may look, in the words of `apimachinery/pkg/util/validation`.
public final class LabelSyntax {
    private static final int LONGEST = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
    private static final String NAME_WORDS = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
            + "(e.g. 'MyName', or 'my.name', or '123-abc', regex used for validation is '" + NAME + "'";

    private LabelSyntax() {}

    /// What is wrong with a key, or null.
    public static @Nullable String keyProblem(String key) {
        var parts = key.split("/", -1);
        if (parts.length > 2) {
            return "a qualified name " + NAME_WORDS + ") with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
        }
        var problems = new ArrayList<String>();
        if (parts.length == 2) {
            if (parts[0].isEmpty()) problems.add("prefix part must be non-empty");
            else if (parts[0].length() > LONGEST_PREFIX) problems.add("prefix part must be no more than 253 bytes");
            else if (!SUBDOMAIN.matcher(parts[0]).matches()) problems.add("prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
                    + "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '" + SUBDOMAIN + "')");
        }
        var name = parts[parts.length - 1];
        if (name.isEmpty()) problems.add("name part must be non-empty");
        else if (name.length() > LONGEST) problems.add("name part must be no more than 63 bytes");
        if (!NAME.matcher(name).matches()) problems.add("name part " + NAME_WORDS + ")");
        return problems.isEmpty() ? null : String.join("; ", problems);
    }

    /// What is wrong with a value, or null.
    public static @Nullable String valueProblem(String value) {
        var problems = new ArrayList<String>();
        if (value.length() > LONGEST) problems.add("must be no more than 63 bytes");
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            problems.add("a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
                    + "(e.g. 'MyValue', or 'my_value', or '12345', regex used for validation is '(" + NAME + ")?')");
        }
        return problems.isEmpty() ? null : String.join("; ", problems);
    }
}
