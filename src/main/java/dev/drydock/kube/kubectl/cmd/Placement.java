package dev.drydock.kube.kubectl.cmd;

import dev.drydock.kube.api.StatusException;
import dev.drydock.kube.api.codec.Position;
import dev.drydock.kube.api.codec.YamlDocument;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.cli.Problem;
import dev.drydock.kube.kubectl.resource.Info;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds where in a file stands what the server refused, so that an editor can show it there.
final class Placement {
    private static final Pattern QUOTED_FIELD = Pattern.compile("(?:unknown|duplicate) field \"([^\"]+)\"");
    private static final Pattern GO_FIELD = Pattern.compile("Go struct field \\w+\\.([\\w.]+) of type");

    private Placement() {}

    static void report(Invocation kubectl, Info info, StatusException refusal) {
        YamlDocument text = info.text();
        if (text == null) {
            return;
        }
        var details = refusal.status().details();
        if (details != null && !details.causes().isEmpty()) {
            details.causes().forEach(cause -> {
                var field = Objects.requireNonNullElse(cause.field(), "");
                report(kubectl, info, text, field, field + ": " + cause.message());
            });
            return;
        }
        var unknown = QUOTED_FIELD.matcher(refusal.text());
        boolean found = false;
        while (unknown.find()) {
            report(kubectl, info, text, unknown.group(1), unknown.group());
            found = true;
        }
        if (!found) {
            var mistyped = GO_FIELD.matcher(refusal.text());
            report(kubectl, info, text, mistyped.find() ? mistyped.group(1) : "", refusal.text());
        }
    }

    static void missingName(Invocation kubectl, Info info) {
        if (info.text() != null) {
            report(kubectl, info, info.text(), "metadata.name", "resource name may not be empty");
        }
    }

    private static void report(Invocation kubectl, Info info, YamlDocument text, String field, String message) {
        var position = field.isEmpty() ? Optional.<Position>empty() : text.locate(field);
        kubectl.problem(new Problem(
                info.source(),
                field,
                message,
                position.map(at -> at.line()).orElse(text.line()),
                position.map(at -> at.column()).orElse(1)));
    }
}
