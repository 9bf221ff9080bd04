package dev.drydock.lesson.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import dev.drydock.lesson.Task;

/// A task's hints, opened one after the other.
final class Hints extends Div {
    private final Task task;
    private final OrderedList opened = new OrderedList();
    private final NativeButton next;
    private int count;

    Hints(Task task) {
        this.task = task;
        addClassName("dd-hints");
        opened.getElement().setAttribute("role", "log");
        opened.setVisible(false);
        next = new NativeButton("", event -> open());
        next.addClassName("dd-quiet");
        next.setId("hint-" + task.id());
        add(opened, next);
        showCount();
    }

    private void open() {
        opened.add(new ListItem(task.hints().get(count++).in(getLocale())));
        opened.setVisible(true);
        showCount();
    }

    private void showCount() {
        next.setVisible(count < task.hints().size());
        next.setText(getTranslation("lesson.hint", count + 1, task.hints().size()));
    }
}
