package dev.drydock.base;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// The frame of every page: skip link, header, and the view in the `main` landmark.
@Layout
@AnonymousAllowed
public class MainLayout extends Div implements RouterLayout {
    private final Div slot = new Div();
    private final Main main = new Main();
    private Colours colours = Colours.AUTO;

    MainLayout() {
        addClassName("dd-frame");
        main.addClassName("dd-main");
        main.getElement().setAttribute("tabindex", "-1");
        slot.addClassName("dd-header-slot");
        add(skipLink(), pageHeader(), main);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
        slot.removeAll();
        if (content instanceof HasHeader view) {
            slot.add(view.header());
        }
    }

    @Override
    public void removeRouterLayoutContent(HasElement content) {
        slot.removeAll();
        main.getElement().removeAllChildren();
    }

    /// A button, because a link to a fragment would be taken for a way to another page.
    private NativeButton skipLink() {
        var skip = new NativeButton(getTranslation("base.skip"), event -> main.getElement().callJsFunction("focus"));
        skip.addClassName("dd-skip");
        return skip;
    }

    private Header pageHeader() {
        var name = new Anchor("/", "Drydock");
        name.addClassName("dd-name");
        var play = new Anchor("/play", getTranslation("base.play"));
        play.addClassName("dd-switch");
        play.setId("to-play");
        var header = new Header(name, slot, play, languageSwitch(), coloursSwitch());
        header.addClassName("dd-header");
        return header;
    }

    private NativeButton languageSwitch() {
        var other = Language.of(getLocale()).other();
        var button = new NativeButton("", event -> {
            var page = event.getSource().getUI().orElseThrow().getPage();
            Cookies.write(page, Language.COOKIE, other.tag());
            page.reload();
        });
        button.add(languageSign(Language.KOREAN, "한", other), new Span("/"), languageSign(Language.ENGLISH, "EN", other));
        button.addClassNames("dd-switch", "dd-language");
        button.getElement().setAttribute("lang", other.tag());
        button.setAriaLabel(getTranslation("base.language.to." + other.tag()));
        button.setTitle(getTranslation("base.language.to." + other.tag()));
        return button;
    }

    private static Span languageSign(Language language, String sign, Language other) {
        var span = new Span(sign);
        span.setClassName("dd-current", language != other);
        return span;
    }

    private NativeButton coloursSwitch() {
        var request = VaadinRequest.getCurrent();
        colours = request == null ? Colours.AUTO : Colours.of(request);
        var button = new NativeButton("", event -> {
            colours = colours.next();
            colours.apply(event.getSource().getUI().orElseThrow().getPage());
            showColours(event.getSource());
        });
        button.addClassNames("dd-switch", "dd-colours");
        showColours(button);
        return button;
    }

    private void showColours(NativeButton button) {
        var label = getTranslation("base.colours." + colours.tag());
        button.setText(colours.sign());
        button.setAriaLabel(label);
        button.setTitle(label);
    }
}
