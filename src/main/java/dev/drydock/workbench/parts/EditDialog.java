package dev.drydock.workbench.parts;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/// The editor that `kubectl edit` opens, over the page. Escape gives up.
@Tag("dialog")
final class EditDialog extends HtmlContainer {
    /// @param saved takes the text as it was left
    EditDialog(String line, String manifest, Consumer<String> saved) {
        addClassName("dd-edit");
        setId("edit-dialog");
        var title = new H2(line);
        title.setId("edit-title");
        getElement().setAttribute("aria-labelledby", "edit-title");
        var editor = new YamlEditor();
        editor.setId("edit-text");
        editor.setLabel(line);
        editor.setValue(manifest);
        Runnable save = () -> {
            getElement().removeFromParent();
            saved.accept(editor.getValue());
        };
        editor.addSubmitListener(event -> save.run());
        var keep = new NativeButton(getTranslation("workbench.console.edit.save"), event -> save.run());
        keep.setId("edit-save");
        keep.addClassNames("dd-key", "dd-first");
        var drop = new NativeButton(getTranslation("workbench.console.edit.cancel"), event -> getElement().removeFromParent());
        drop.setId("edit-cancel");
        drop.addClassName("dd-key");
        var actions = new Div(drop, keep);
        actions.addClassName("dd-edit-actions");
        add(title, editor, actions);
        getElement().addEventListener("close", event -> getElement().removeFromParent());
        addAttachListener(event -> getElement().executeJs("this.showModal()"));
    }
}
