package dev.drydock.lesson.ui;

import com.vaadin.flow.component.html.Span;

/// The shapes that say how something stands, each with its word for those who hear the page.
final class Signs {
    private Signs() {}

    static Span done(String word) {
        return sign("●", "dd-ready", word);
    }

    static Span open(String word) {
        return sign("○", "dd-waiting", word);
    }

    static Span next(String word) {
        return sign("◐", "dd-starting", word);
    }

    static Span wrong(String word) {
        return sign("▲", "dd-failing", word);
    }

    private static Span sign(String shape, String className, String word) {
        var sign = new Span(shape);
        sign.addClassNames("dd-sign", className);
        sign.getElement().setAttribute("role", "img").setAttribute("aria-label", word);
        return sign;
    }
}
