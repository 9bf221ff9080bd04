package dev.drydock.kube.kubectl.printers;

import dev.drydock.kube.api.Go;
import dev.drydock.kube.api.codec.Json;
import dev.drydock.kube.kubectl.cli.Failure;
import dev.drydock.kube.kubectl.cli.Invocation;
import dev.drydock.kube.kubectl.template.GoTemplate;
import dev.drydock.kube.kubectl.template.TemplateException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The formats that fill a template of the user. Mirrors `printers/template.go` and `printers/jsonpath.go` of `cli-runtime`.
final class Templates {
    interface Filler {
        String print(Map<String, ? extends @Nullable Object> tree);
    }

    private Templates() {}

    /// @param template the template, or the file that it is in
    static Filler of(Invocation kubectl, String format, String template) {
        if (template.isEmpty()) {
            throw Failure.of("template format specified but no template given");
        }
        boolean inFile = format.equals("jsonpath-file") || format.equals("go-template-file") || format.equals("templatefile");
        var text = inFile
                ? kubectl.file(template)
                        .orElseThrow(() -> Failure.of("error reading --template %s, open %s: no such file or directory"
                                .formatted(template, template)))
                : template;
        var flags = kubectl.flags();
        boolean allowMissing = !flags.has("allow-missing-template-keys") || flags.is("allow-missing-template-keys");
        return format.startsWith("jsonpath")
                ? jsonPath(text, format.equals("jsonpath-as-json"), allowMissing)
                : goTemplate(text, allowMissing);
    }

    private static Filler goTemplate(String text, boolean allowMissing) {
        GoTemplate template;
        try {
            template = GoTemplate.parse(text, allowMissing);
        } catch (TemplateException mistake) {
            throw Failure.of("error parsing template " + text + ", " + mistake.text());
        }
        return tree -> {
            var json = Json.write(tree);
            var plain = Json.parse(json);
            var out = new StringBuilder();
            try {
                template.write(plain, out);
                return out.toString();
            } catch (TemplateException mistake) {
                out.append(("Error executing template: %s. Printing more information for debugging the template:\n"
                                + "\ttemplate was:\n\t\t%s\n\traw data was:\n\t\t%s\n\tobject given to template engine was:\n\t\t%s\n\n")
                        .formatted(mistake.text(), text, json, GoValues.text(plain)));
                throw Failure.of("error executing template " + Go.quote(text) + ": " + mistake.text()).after(out.toString());
            }
        };
    }

    private static Filler jsonPath(String text, boolean asJson, boolean allowMissing) {
        JsonPath path;
        try {
            path = allowMissing ? JsonPath.parse(text) : JsonPath.parseStrict(text);
        } catch (JsonPathException mistake) {
            throw Failure.of("error parsing jsonpath " + text + ", " + mistake.text() + "\n");
        }
        return tree -> {
            try {
                return asJson
                        ? Json.pretty(path.results(tree).stream().flatMap(List::stream).toList())
                        : path.print(tree);
            } catch (JsonPathException mistake) {
                throw Failure.of(("error executing jsonpath %s: Error executing template: %s. Printing more information for debugging the template:\n"
                                + "\ttemplate was:\n\t\t%s\n\tobject given to jsonpath engine was:\n\t\t%s\n\n\n")
                        .formatted(Go.quote(text), mistake.text(), text, GoValues.syntax(tree)));
            }
        };
    }
}
