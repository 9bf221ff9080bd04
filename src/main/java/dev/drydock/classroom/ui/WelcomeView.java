package dev.drydock.classroom.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.drydock.classroom.Instructors;

/// Where the first instructor is made, by the code that the server printed at its start.
@Route("welcome")
@AnonymousAllowed
class WelcomeView extends Section implements HasDynamicTitle {
    private final Instructors instructors;
    private final TextField code = new TextField(getTranslation("classroom.welcome.code"));
    private final TextField name = new TextField(getTranslation("base.login.name"));
    private final PasswordField password = new PasswordField(getTranslation("base.login.password"));
    private final Paragraph message = Forms.message();

    WelcomeView(Instructors instructors) {
        this.instructors = instructors;
        addClassNames("dd-page", "dd-form");
        add(new H1(getTranslation("classroom.welcome.title")));
        if (instructors.awaitsFirst()) {
            addForm();
        } else {
            add(new Paragraph(getTranslation("classroom.welcome.done")), Forms.link("/teach", getTranslation("base.login.submit")));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("classroom.welcome.title") + " · Drydock";
    }

    private void addForm() {
        password.setHelperText(getTranslation("classroom.welcome.password.help"));
        code.setAutofocus(true);
        code.setId("code");
        name.setId("name");
        password.setId("password");
        var make = Forms.primary(getTranslation("classroom.welcome.make"), this::make);
        make.addClickShortcut(Key.ENTER);
        add(new Paragraph(getTranslation("classroom.welcome.text")), code, name, password, make, message);
    }

    private void make() {
        var outcome = instructors.makeFirst(code.getValue(), name.getValue(), password.getValue());
        if (outcome == Instructors.Outcome.MADE) {
            removeAll();
            add(
                    new H1(getTranslation("classroom.welcome.title")),
                    new Paragraph(getTranslation("classroom.welcome.made")),
                    Forms.link("/teach", getTranslation("base.login.submit")));
        } else {
            Forms.fail(message, getTranslation("classroom.welcome." + outcome));
        }
    }
}
