package dev.drydock.base;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;

/// Tells the reader that something failed while the page stays as it was.
final class ReportingErrorHandler implements ErrorHandler {
    private static final int SHOWN_MILLIS = 10_000;

    @Override
    public void error(ErrorEvent event) {
        var incident = Incident.report(event.getThrowable());
        var ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> tell(ui, incident));
        }
    }

    private static void tell(UI ui, Incident incident) {
        var text = ui.getTranslation("base.failed.notice", incident.number());
        Notification.show(text, SHOWN_MILLIS, Notification.Position.BOTTOM_CENTER).addThemeVariants(NotificationVariant.LUMO_ERROR);
    }
}
