package dev.drydock.base;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/// Shown when a page could not be made.
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class FailurePage extends ErrorPage implements HasErrorParameter<Exception> {
    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var incident = Incident.report(parameter.getException());
        say(getTranslation("base.failed.title"), getTranslation("base.failed.text", incident.number()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
