package dev.drydock.classroom.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.drydock.base.Roles;
import dev.drydock.classroom.Classroom;
import dev.drydock.classroom.Classrooms;
import jakarta.annotation.security.RolesAllowed;

/// An instructor's classes.
@Route("teach")
@RolesAllowed(Roles.INSTRUCTOR)
class TeachView extends Section implements HasDynamicTitle {
    private final Classrooms classrooms;
    private final String instructor;
    private final AuthenticationContext authentication;
    private final Div list = new Div();
    private final TextField title = new TextField(getTranslation("classroom.teach.name"));

    TeachView(Classrooms classrooms, AuthenticationContext authentication) {
        this.classrooms = classrooms;
        this.authentication = authentication;
        this.instructor = authentication.getPrincipalName().orElseThrow();
        addClassName("dd-page");
        add(new H1(getTranslation("classroom.teach.title")), list, newClass(), signOut());
        showClasses();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("classroom.teach.title") + " · Drydock";
    }

    private Div newClass() {
        title.setId("class-title");
        title.setMaxLength(100);
        var make = Forms.primary(getTranslation("classroom.teach.make"), this::make);
        make.addClickShortcut(Key.ENTER).listenOn(title);
        var form = new Div(title, make);
        form.addClassName("dd-inline-form");
        return form;
    }

    private void make() {
        if (title.getValue().isBlank()) {
            title.setErrorMessage(getTranslation("classroom.teach.name.missing"));
            title.setInvalid(true);
            title.focus();
            return;
        }
        classrooms.make(instructor, title.getValue());
        title.clear();
        title.setInvalid(false);
        showClasses();
    }

    private void showClasses() {
        list.removeAll();
        var all = classrooms.of(instructor);
        if (all.isEmpty()) {
            list.add(new Paragraph(getTranslation("classroom.teach.none")));
            return;
        }
        var items = new UnorderedList();
        items.addClassName("dd-classes");
        all.forEach(classroom -> items.add(item(classroom)));
        list.add(items);
    }

    private static ListItem item(Classroom classroom) {
        var code = new Span(classroom.joinCode());
        code.addClassName("dd-code");
        return new ListItem(new Anchor("/teach/class/" + classroom.number(), classroom.title()), code);
    }

    private Button signOut() {
        var button = new Button(getTranslation("classroom.teach.sign-out"), event -> authentication.logout());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
