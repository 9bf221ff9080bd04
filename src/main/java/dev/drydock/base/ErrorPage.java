package dev.drydock.base;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;

/// A page for when there is none: what happened, why, and what to do.
abstract class ErrorPage extends Section implements HasDynamicTitle {
    private String title = "";

    ErrorPage() {
        addClassName("dd-page");
    }

    void say(String title, String text) {
        this.title = title;
        removeAll();
        add(new H1(title), new Paragraph(text), new Anchor("/", getTranslation("base.to-front")));
    }

    @Override
    public String getPageTitle() {
        return title + " · Drydock";
    }
}
