package dev.drydock.classroom.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.server.VaadinServletRequest;

/// Small parts that the pages here share.
final class Forms {
    private Forms() {}

    static Button primary(String label, Runnable action) {
        var button = new Button(label, event -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    /// A line that is read out when its text changes.
    static Paragraph message() {
        var message = new Paragraph();
        message.addClassName("dd-message");
        message.getElement().setAttribute("role", "status");
        return message;
    }

    static void fail(HasText message, String text) {
        message.setText(text);
    }

    static Anchor link(String href, String text) {
        var link = new Anchor(href, text);
        link.setRouterIgnore(true);
        return link;
    }

    /// An address of this server as others reach it.
    static String absolute(String path) {
        var request = ((VaadinServletRequest) VaadinServletRequest.getCurrent()).getHttpServletRequest();
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort()) + path;
    }
}
