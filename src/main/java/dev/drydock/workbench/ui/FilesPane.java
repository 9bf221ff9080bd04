package dev.drydock.workbench.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.kube.Output;
import dev.drydock.workbench.parts.YamlEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The playground's files, one editor each; more can be made, and all but the last removed.
final class FilesPane extends Div {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    private static final int MOST = 20;

    private final Map<String, YamlEditor> editors = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Div tabs = new Div();
    private final NativeButton remove = new NativeButton(getTranslation("workbench.play.file.remove"), event -> remove());
    private final NativeButton add = new NativeButton("+", event -> askForName());
    private final Input name = new Input();
    private final long longest;
    private final Runnable submit;
    private final BiConsumer<String, String> edited;
    private final Consumer<String> removed;
    private String current;

    /// @param edited takes a file's name and its text whenever that changes
    FilesPane(Map<String, String> files, long longest, Runnable submit, BiConsumer<String, String> edited, Consumer<String> removed) {
        this.longest = longest;
        this.submit = submit;
        this.edited = edited;
        this.removed = removed;
        addClassName("dd-editor");
        tabs.addClassName("dd-files");
        tabs.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("workbench.play.files"));
        remove.addClassName("dd-quiet");
        remove.setId("remove-file");
        add.addClassName("dd-quiet");
        add.setId("add-file");
        add.setAriaLabel(getTranslation("workbench.play.file.add"));
        name.setId("file-name");
        name.setPlaceholder("service.yaml");
        name.getElement().setAttribute("aria-label", getTranslation("workbench.play.file.name")).setAttribute("maxlength", "60");
        name.getElement().addEventListener("keydown", event -> addNamed()).setFilter("event.key === 'Enter' && !event.isComposing")
                .synchronizeProperty("value");
        name.getElement().addEventListener("keydown", event -> name.setVisible(false)).setFilter("event.key === 'Escape'");
        name.setVisible(false);
        var head = new Div(tabs, name, add, remove);
        head.addClassName("dd-editor-head");
        add(head);
        files.forEach(this::put);
        current = files.keySet().iterator().next();
        open(current);
    }

    String current() {
        return current;
    }

    Map<String, String> texts() {
        return Map.copyOf(texts);
    }

    boolean isTooLong() {
        return editors.get(current).isTooLong();
    }

    /// Marks what kubectl found wrong in the files, each at its line.
    void mark(List<Output.Problem> problems) {
        editors.forEach((file, editor) -> editor.mark(problems.stream()
                .filter(problem -> problem.line() > 0 && (problem.file().isEmpty() ? file.equals(current) : problem.file().equals(file)))
                .map(problem -> new YamlEditor.Mark(
                        problem.line(), Math.max(problem.column(), 1), problem.message(), YamlEditor.Severity.error))
                .toList()));
    }

    private void put(String file, String text) {
        texts.put(file, text);
        var editor = new YamlEditor();
        editor.setId("editor-" + file.replace('.', '-'));
        editor.setLabel(file);
        editor.setLongest(longest);
        editor.setValue(text);
        editor.addValueChangeListener(event -> {
            texts.put(file, event.getValue());
            edited.accept(file, event.getValue());
        });
        editor.addSubmitListener(event -> submit.run());
        editors.put(file, editor);
        add(editor);
        tabs.add(new NativeButton(file, event -> open(file)));
    }

    private void open(String file) {
        current = file;
        editors.forEach((name, editor) -> editor.setVisible(name.equals(file)));
        tabs.getChildren().map(NativeButton.class::cast)
                .forEach(tab -> tab.getElement().setAttribute("aria-pressed", String.valueOf(tab.getText().equals(file))));
        remove.setEnabled(editors.size() > 1);
        add.setEnabled(editors.size() < MOST);
    }

    private void askForName() {
        name.setVisible(true);
        name.setValue("");
        name.getElement().callJsFunction("focus");
    }

    private void addNamed() {
        var file = name.getValue().strip();
        boolean right = NAME.matcher(file).matches() && !editors.containsKey(file);
        name.getElement().setAttribute("aria-invalid", String.valueOf(!right));
        if (right) {
            name.setVisible(false);
            put(file, "");
            edited.accept(file, "");
            open(file);
            editors.get(file).focus();
        }
    }

    private void remove() {
        if (editors.size() > 1) {
            var file = current;
            remove(editors.remove(file));
            texts.remove(file);
            tabs.getChildren().map(NativeButton.class::cast).filter(tab -> tab.getText().equals(file)).findFirst().ifPresent(tabs::remove);
            removed.accept(file);
            open(editors.keySet().iterator().next());
        }
    }
}
