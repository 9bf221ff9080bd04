package dev.drydock.workbench.parts;

import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.shared.Registration;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An editor for manifests. Its value arrives when the writer pauses, leaves, or submits with Ctrl+Enter.
@Tag("drydock-editor")
@NpmPackage(value = "@codemirror/state", version = "6.7.6")
@NpmPackage(value = "@codemirror/view", version = "6.43.15")
@NpmPackage(value = "@codemirror/commands", version = "6.11.1")
@NpmPackage(value = "@codemirror/language", version = "6.13.1")
@NpmPackage(value = "@codemirror/lint", version = "6.9.8")
@NpmPackage(value = "@codemirror/search", version = "6.7.2")
@NpmPackage(value = "@codemirror/lang-yaml", version = "6.1.3")
@NpmPackage(value = "@lezer/highlight", version = "1.2.5")
@JsModule("./drydock-editor.ts")
public final class YamlEditor extends AbstractSinglePropertyField<YamlEditor, String>
        implements HasSize, HasStyle, Focusable<YamlEditor> {
    /// CodeMirror's own phrases, by the key that their translation has in the bundles.
    private static final Map<String, String> PHRASES = phrases();

    public YamlEditor() {
        super("value", "", false);
        setSynchronizedEvent("value-changed");
        var words = new LinkedHashMap<String, String>();
        PHRASES.forEach((key, phrase) -> words.put(phrase, getTranslation("workbench.editor.phrase." + key)));
        getElement().setPropertyMap("phrases", words);
        getElement().setProperty("hint", getTranslation("workbench.editor.hint"));
        getElement().addPropertyChangeListener("over", "over-changed", event -> {});
        getElement().setProperty("tooLong", getTranslation("workbench.editor.too-long"));
    }

    /// How assistive technology names it.
    public void setLabel(String label) {
        getElement().setProperty("label", label);
    }

    /// Longer texts are not sent to the server: the reader is told instead.
    public void setLongest(long characters) {
        getElement().setProperty("longest", characters);
    }

    /// Whether there is more text on the page than the server was given.
    public boolean isTooLong() {
        return getElement().getProperty("over", false);
    }

    @Override
    public void setReadOnly(boolean readOnly) {
        super.setReadOnly(readOnly);
        getElement().setProperty("readonly", readOnly);
    }

    /// Shows what was found wrong, at its place, instead of what was shown before.
    public void mark(List<Mark> marks) {
        getElement().callJsFunction("setServerDiagnostics", new ArrayList<>(marks));
    }

    /// Puts the cursor there and brings it into view.
    public void goTo(int line, int column) {
        getElement().callJsFunction("goTo", line, column);
    }

    public Registration addSubmitListener(ComponentEventListener<SubmitEvent> listener) {
        return addListener(SubmitEvent.class, listener);
    }

    private static Map<String, String> phrases() {
        var phrases = new LinkedHashMap<String, String>();
        for (var phrase : List.of("Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace",
                "replace all", "close", "current match", "replaced match on line $", "replaced $ matches", "on line",
                "Go to line", "go", "Diagnostics", "No diagnostics", "Control character", "Selection deleted")) {
            var key = phrase.replace("$", "n").replace(' ', '-');
            phrases.put(Character.isUpperCase(key.charAt(0)) ? "title." + key.toLowerCase(Locale.ROOT) : key, phrase);
        }
        return phrases;
    }

    /// Something found in the text. Lines and columns count from 1.
    public record Mark(int line, int column, String message, Severity severity) implements Serializable {}

    /// Named as CodeMirror does.
    @SuppressWarnings("java:S115")
    public enum Severity {
        error,
        warning,
        info
    }

    /// Somebody pressed Ctrl+Enter (on a Mac, Cmd+Enter).
    @DomEvent("submit")
    public static class SubmitEvent extends ComponentEvent<YamlEditor> {
        public SubmitEvent(YamlEditor source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
