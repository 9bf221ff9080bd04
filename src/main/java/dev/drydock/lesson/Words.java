package dev.drydock.lesson;

import java.util.List;
import java.util.Locale;

/// The same thing said in Korean and in English.
public record Words(String ko, String en) {

    /// The languages that all content is written in.
    public static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    public Words {
        if (ko.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("words are needed in both languages");
        }
    }

    public String in(Locale locale) {
        return isKorean(locale) ? ko : en;
    }

    static boolean isKorean(Locale locale) {
        return locale.getLanguage().equals("ko");
    }
}
