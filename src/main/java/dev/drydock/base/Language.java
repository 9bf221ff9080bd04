package dev.drydock.base;

import com.vaadin.flow.server.VaadinRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages that Drydock speaks, and which of them a request asks for: by its cookie, else by `Accept-Language`.
public enum Language {
    KOREAN(Locale.KOREAN),
    ENGLISH(Locale.ENGLISH);

    static final String COOKIE = "drydock-language";

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /// As in `<html lang>`, in file names and in the cookie: `ko`, `en`.
    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == KOREAN ? ENGLISH : KOREAN;
    }

    public static Language of(Locale locale) {
        return find(locale.getLanguage()).orElse(ENGLISH);
    }

    static Language of(VaadinRequest request) {
        return Cookies.read(request, COOKIE).flatMap(Language::find)
                .or(() -> preferred(Collections.list(request.getLocales())))
                .orElse(ENGLISH);
    }

    private static Optional<Language> preferred(List<Locale> wanted) {
        return wanted.stream().flatMap(locale -> find(locale.getLanguage()).stream()).findFirst();
    }

    private static Optional<Language> find(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
    }
}
