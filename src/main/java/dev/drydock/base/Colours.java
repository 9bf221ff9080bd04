package dev.drydock.base;

import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Arrays;
import java.util.Locale;

/// Light, dark, or as the device says. The style sheets hold both as `light-dark()` and follow CSS's `color-scheme`.
enum Colours {
    AUTO("light dark", "◐"),
    LIGHT("light", "○"),
    DARK("dark", "●");

    static final String COOKIE = "drydock-colours";

    private final String colorScheme;
    private final String sign;

    Colours(String colorScheme, String sign) {
        this.colorScheme = colorScheme;
        this.sign = sign;
    }

    String colorScheme() {
        return colorScheme;
    }

    String sign() {
        return sign;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    Colours next() {
        return values()[(ordinal() + 1) % values().length];
    }

    void apply(Page page) {
        Cookies.write(page, COOKIE, tag());
        page.executeJs("document.documentElement.style.colorScheme = $0", colorScheme);
    }

    static Colours of(VaadinRequest request) {
        return Cookies.read(request, COOKIE)
                .flatMap(tag -> Arrays.stream(values()).filter(colours -> colours.tag().equals(tag)).findFirst())
                .orElse(AUTO);
    }
}
