package dev.drydock.lesson.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Supplier;

/// Makes a link that shows anyone what is here, shows it and copies it.
final class ShareButton extends Div {
    private final Div made = new Div();

    /// @param share makes the link's path
    ShareButton(Supplier<String> share) {
        addClassName("dd-share");
        made.getElement().setAttribute("role", "status");
        var button = new NativeButton(getTranslation("lesson.share"), event -> show(share.get()));
        button.setId("share");
        button.addClassName("dd-switch");
        add(button, made);
    }

    private void show(String path) {
        var link = new Anchor(path, getTranslation("lesson.share.link"));
        link.setId("shared-link");
        link.setRouterIgnore(true);
        link.setTarget("_blank");
        made.removeAll();
        made.add(new Span(getTranslation("lesson.share.made")), link);
        made.getElement().executeJs("return navigator.clipboard?.writeText(new URL($0, location.href).href).catch(() => {})", path);
    }
}
