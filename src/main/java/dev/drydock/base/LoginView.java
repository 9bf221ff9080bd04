package dev.drydock.base;

import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// Where instructors sign in.
@Route("login")
@AnonymousAllowed
class LoginView extends Section implements BeforeEnterObserver, HasDynamicTitle {
    private final LoginForm form = new LoginForm();

    LoginView() {
        addClassNames("dd-page", "dd-login");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(words());
        add(form);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        form.setError(event.getLocation().getQueryParameters().getParameters().containsKey("error"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("base.login.title") + " · Drydock";
    }

    private LoginI18n words() {
        var words = LoginI18n.createDefault();
        var fields = words.getForm();
        fields.setTitle(getTranslation("base.login.title"));
        fields.setUsername(getTranslation("base.login.name"));
        fields.setPassword(getTranslation("base.login.password"));
        fields.setSubmit(getTranslation("base.login.submit"));
        var error = words.getErrorMessage();
        error.setTitle(getTranslation("base.login.refused.title"));
        error.setMessage(getTranslation("base.login.refused.text"));
        error.setUsername(getTranslation("base.login.name.missing"));
        error.setPassword(getTranslation("base.login.password.missing"));
        return words;
    }
}
