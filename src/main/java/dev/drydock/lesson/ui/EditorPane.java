package dev.drydock.lesson.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.drydock.kube.Output;
import dev.drydock.workbench.parts.YamlEditor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The lesson's files, one editor each so that each keeps its own undo, and the way back to the start and to the solution.
final class EditorPane extends Div {
    private final LessonPresenter presenter;
    private final Map<String, YamlEditor> editors = new LinkedHashMap<>();
    private final Map<String, NativeButton> tabs = new LinkedHashMap<>();
    private final DiffView diff = new DiffView();
    private final NativeButton compare = new NativeButton("", event -> toggleDiff());
    private final Runnable moved;
    private String current;

    /// @param moved called when another file is shown
    EditorPane(LessonPresenter presenter, long longest, Runnable submit, Runnable moved) {
        this.presenter = presenter;
        this.moved = moved;
        current = presenter.firstFile();
        addClassName("dd-editor");
        add(head());
        presenter.files().forEach(file -> {
            var editor = editor(file, longest, submit);
            editors.put(file, editor);
            add(editor);
        });
        add(diff);
        open(current);
    }

    String current() {
        return current;
    }

    boolean isTooLong() {
        return editors.get(current).isTooLong();
    }

    void open(String file) {
        current = file;
        diff.setVisible(false);
        showCurrent();
        moved.run();
    }

    /// Marks what kubectl found wrong in the files, each at its line.
    void mark(List<Output.Problem> problems) {
        editors.forEach((file, editor) -> editor.mark(problems.stream()
                .filter(problem -> problem.line() > 0 && isIn(problem, file))
                .map(problem -> new YamlEditor.Mark(
                        problem.line(), Math.max(problem.column(), 1), problem.message(), YamlEditor.Severity.error))
                .toList()));
    }

    void goTo(Output.Problem problem) {
        var file = editors.keySet().stream().filter(name -> isIn(problem, name)).findFirst().orElse(current);
        open(file);
        editors.get(file).goTo(problem.line(), Math.max(problem.column(), 1));
    }

    private boolean isIn(Output.Problem problem, String file) {
        return problem.file().equals(file) || (problem.file().isEmpty() && file.equals(current));
    }

    private YamlEditor editor(String file, long longest, Runnable submit) {
        var editor = new YamlEditor();
        editor.setId("editor-" + file.replace('.', '-'));
        editor.setLabel(getTranslation("lesson.editor.label", file));
        editor.setLongest(longest);
        editor.setValue(presenter.text(file));
        editor.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                presenter.edited(file, event.getValue());
            }
        });
        editor.addSubmitListener(event -> submit.run());
        return editor;
    }

    private Div head() {
        var files = new Div();
        files.addClassName("dd-files");
        files.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("lesson.editor.files"));
        presenter.files().forEach(file -> {
            var tab = new NativeButton(file, event -> open(file));
            tabs.put(file, tab);
            files.add(tab);
        });
        var reset = new NativeButton(getTranslation("lesson.editor.reset"), event -> reset());
        reset.addClassName("dd-quiet");
        reset.setId("reset");
        compare.addClassName("dd-quiet");
        compare.setId("compare");
        var head = new Div(files, reset, compare);
        head.addClassName("dd-editor-head");
        return head;
    }

    private void reset() {
        var editor = editors.get(current);
        editor.setValue(presenter.reset(current));
        editor.mark(List.of());
        diff.setVisible(false);
        showCurrent();
    }

    private void toggleDiff() {
        if (diff.isVisible()) {
            diff.setVisible(false);
        } else {
            diff.show(presenter.text(current), presenter.task(current).solution());
        }
        showCurrent();
    }

    private void showCurrent() {
        editors.forEach((file, editor) -> editor.setVisible(file.equals(current) && !diff.isVisible()));
        tabs.forEach((file, tab) -> tab.getElement().setAttribute("aria-pressed", String.valueOf(file.equals(current))));
        compare.setText(getTranslation(diff.isVisible() ? "lesson.editor.back" : "lesson.editor.compare"));
    }
}
