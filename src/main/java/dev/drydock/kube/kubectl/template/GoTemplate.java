package dev.drydock.kube.kubectl.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A template that can be filled from trees. Mirrors `text/template`.
public final class GoTemplate {
    private static final String NAME = "output";

    private final String text;
    private final Map<String, Node.Block> templates;
    private final boolean allowMissing;

    private GoTemplate(String text, Map<String, Node.Block> templates, boolean allowMissing) {
        this.text = text;
        this.templates = templates;
        this.allowMissing = allowMissing;
    }

    /// @param allowMissing whether a key that is not there is `<no value>` and no failure
    /// @throws TemplateException in Go's words where it cannot be read
    public static GoTemplate parse(String text, boolean allowMissing) {
        return new GoTemplate(text, Parser.parse(NAME, text), allowMissing);
    }

    /// Writes the filled template.
    ///
    /// @param out has what was written up to there where it fails
    /// @throws TemplateException in Go's words where the tree has not what it asks for
    public void write(@Nullable Object tree, StringBuilder out) {
        new Execution(NAME, text, templates, allowMissing, out).run(tree);
    }
}
