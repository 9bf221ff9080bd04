package dev.drydock.base;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/// Gives each new page its language, its colours, its learner, and its words for when something fails.
@Component
class PageSetup implements VaadinServiceInitListener {
    private final I18NProvider words;
    private final List<DeadLinks> deadLinks;

    PageSetup(I18NProvider words, List<DeadLinks> deadLinks) {
        this.words = words;
        this.deadLinks = deadLinks;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var service = event.getSource();
        service.setSystemMessagesProvider(new LocalizedSystemMessages(words));
        service.addSessionInitListener(init -> init.getSession().setErrorHandler(new ReportingErrorHandler()));
        service.addUIInitListener(PageSetup::prepare);
        event.addIndexHtmlRequestListener(PageSetup::dress);
        event.addIndexHtmlRequestListener(page -> answerHonestly(page, service.getRouter().getRegistry()));
    }

    private static void prepare(UIInitEvent event) {
        var request = VaadinRequest.getCurrent();
        LearnerId.attach(event.getUI(), request);
        if (request != null) {
            event.getUI().setLocale(Language.of(request).locale());
        }
        var offline = event.getUI().getReconnectDialogConfiguration();
        offline.setDialogText(event.getUI().getTranslation("base.offline.retrying"));
        offline.setDialogTextGaveUp(event.getUI().getTranslation("base.offline.gave-up"));
    }

    /// Before the first paint, so that nothing flashes in another language or colour.
    private static void dress(IndexHtmlResponse response) {
        var html = response.getDocument().selectFirst("html");
        if (html != null) {
            html.attr("lang", Language.of(response.getVaadinRequest()).tag());
            html.attr("style", "color-scheme: " + Colours.of(response.getVaadinRequest()).colorScheme());
        }
    }

    /// Every address gets the same document, and what stands there shows only later: too late for the status.
    private void answerHonestly(IndexHtmlResponse response, RouteRegistry pages) {
        var info = response.getVaadinRequest().getPathInfo();
        var path = info == null ? "" : info.replaceFirst("^/", "");
        if (!pages.getNavigationRouteTarget(path).hasTarget() || deadLinks.stream().anyMatch(links -> links.leadsNowhere(path))) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
