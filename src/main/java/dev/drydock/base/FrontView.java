package dev.drydock.base;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// The front page.
@Route("")
@PageTitle("Drydock")
@AnonymousAllowed
class FrontView extends Section {
    FrontView() {
        addClassName("dd-page");
        add(new H1("Drydock"), new Paragraph(getTranslation("base.front.text")));
    }
}
